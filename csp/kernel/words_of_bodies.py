"""Words that begin with a capital letter though they are nobody's name: of bodies, posts, places and days."""

_BODIES = """
abuse academy action admissions adult adults advice advocacy advocate agencies agency aid alcohol
ambulance annual assembly assessment association authorities authority board body borough branch britain
british bureau cabinet care case catholic central centre charity child children city college combined
commission commissioner commissioners committee community company conference constabulary cooperation
council county court criminal crown custody department directorate disclosure district division doctor
domestic drug drugs duty early east eastern education emergency england english enquiry environment
equality executive family fire first force forensic forum foundation framework free general government
great greater group guidance health help higher highways home homeless homelessness homicide hospital
house housing immigration independent individual information inspectorate institute integrated joint
justice labour learning legal liaison local london lower magistrates maternity medical mental midwifery
ministry multi multi-agency national network new north northern nursing occupational office older panel
parish partners partnership partnerships pathway pension people pharmacy police policy practice
prevention primary prison private probation programme project property protection provider public
quality record records referral refuge region regional registered registry relations report rescue
response responsible review reviews risk road royal rural safe safeguarding safer safety saint school
scrutiny secondary section sector secure security senior serious service services sexual shared shelter
single social society solicitors south southern special specialist st staff standards state statutory
street strategic strategy substance suicide support surgery tactical task team teams tenancy trading
training transport treatment tribunal trust trustees union unified unit united university upper urban
urgent victim victims violence voluntary volunteer wales ward welfare welsh west western witness women
women’s work workers worker works youth
"""
_POSTS = """
accountant administrator adviser advisor allocated analyst assistant attending author caseworker chair
chairman chairwoman chief clerk clinical clinician consultant coordinator coroner councillor counsellor
dentist deputy detective director dr governor head inspector interim judge lady lead leader lieutenant
link lord lords manager mayor member midwife minister mp mr mrs ms miss mx named nurse officer officers
overseeing oversight paramedic pc pcso physician practitioner president principal professor psychiatrist
psychologist receptionist secretary sergeant sheriff sir superintendent surgeon teacher therapist
treasurer vice visitor
"""
_PAPERS = """
act acts appendix article bill chapter chronology code convention declaration draft figure final form
guideline imr key letter lessons letters management management’s minutes note number order overview
paper part plan recommendation recommendations reference regulation regulations restraining bail
schedule statement status summary table terms version week year aafda cps csp dash dhr dardr dpia flo gp
icb idva iopc isva lado mappa marac mash mhhr nhs nspcc ons pcc pnc sar sio susr vawg covid
"""
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march july august september
october november december spring summer autumn winter christmas easter eve ramadan eid diwali
"""
_STREETS = """
avenue crescent drive gardens mews parade place row square terrace walk way
"""
_OPENERS = """
a about above after again all also although an and another any are as at because been before being below
between both but by can could did do does during each either even every few following for from had has
have having he her here hers him his how however i if in into is it its just last later like many maybe
me might more most much must my near neither never next no none nor not nothing now of off on once one
only or other our out over own per perhaps please re regarding said same says she should since so some
soon still such than that the their them then there these they this those though three through to told
took two under until up upon very was we were what when where whether which while who whom whose why
with within without would yes yet you your met spoke rang wrote saw sent gave dear hello hi asking speak
send ask tell write ring call see give agree agreed attend present apologies absent thank thanks subject
cc bcc date time venue male female partner mother father sister brother son daughter perpetrator husband
wife uncle aunt cousin friend neighbour grandmother grandfather mum dad polish urdu punjabi bengali
gujarati arabic romanian portuguese somali asian african european muslim christian hindu sikh jewish
"""

# A sentence may begin with a word that ends like a verb (“Reported”, “Following”); these names end so too.
_LIKE_VERBS = """
ahmed bing fred harding hamed hameed jared jing khaled ling ming mohammed muhammed ned ping
rasheed reed saeed sayed syed ted waheed waleed winifred alfred wilfred mildred emily holly
sally kelly molly polly billy lily carly kimberly beverly elly
"""

NOBODYS_NAME = frozenset(
    f"{_BODIES} {_POSTS} {_PAPERS} {_DAYS} {_STREETS} {_OPENERS}".replace("’", "'").split()
)
NAMES_LIKE_VERBS = frozenset(f"{_LIKE_VERBS}".split())
