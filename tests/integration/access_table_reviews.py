"""Who may open which page of a review: one column for each thing that somebody is on it as.

To everybody else a page with a review's key is not there: their rows of the access table say so, all of them.
"""

from dhr.models import Capacity

MEMBERS = (
    Capacity.COORDINATOR,
    Capacity.DEPUTY,
    Capacity.CHAIR,
    Capacity.AUTHOR,
    Capacity.PANEL_MEMBER,
    Capacity.AGENCY_AUTHOR,
    Capacity.FINANCE,
    Capacity.ADVOCATE,
)

# In the order in which they are asked: nothing is decided and no plan is open before the first of them.
#                                   coo dep cha aut pan age fin adv
OPENED = """
dhr:plan-detail                     ok  ok  ok  ok  ok  --  --  --
dhr:decision-add                    ok  ok  no  no  no  --  --  --
dhr:panel-decision-raise            go  go  no  no  no  --  --  --
dhr:review-detail                   ok  ok  ok  ok  ok  ok  ok  ok
dhr:review-edit                     ok  ok  no  no  no  --  --  --
dhr:review-changes                  ok  ok  ok  ok  ok  --  --  --
dhr:terms-detail                    ok  ok  ok  ok  ok  --  --  --
dhr:terms-edit                      ok  ok  ok  no  no  --  --  --
dhr:terms-changes                   ok  ok  ok  ok  ok  --  --  --
dhr:pseudonym-add                   ok  ok  ok  no  no  --  --  --
dhr:pseudonym-edit                  ok  ok  ok  no  no  --  --  --
dhr:pseudonym-remove                ok  ok  ok  no  no  --  --  --
dhr:joint-review-add                ok  ok  ok  no  no  --  --  --
dhr:joint-review-edit               ok  ok  ok  no  no  --  --  --
dhr:joint-review-remove             ok  ok  ok  no  no  --  --  --
dhr:review-trail                    ok  ok  ok  no  no  --  --  --
dhr:review-trail-csv                ok  ok  ok  no  no  --  --  --
dhr:member-list                     ok  ok  ok  ok  ok  ok  ok  ok
dhr:member-add                      ok  ok  no  no  no  --  --  --
dhr:member-changes                  ok  ok  ok  ok  ok  --  --  --
dhr:member-edit                     ok  ok  no  no  no  --  --  --
dhr:member-paper                    ok  ok  no  no  no  --  --  --
dhr:member-end                      ok  ok  no  no  no  --  --  --
dhr:member-handover                ok  ok  no  no  no  --  --  --
dhr:member-sign                     --  --  --  --  --  --  --  --
dhr:emergency-shut                  ok  ok  no  no  no  no  no  no
dhr:contact-list                    ok  ok  ok  --  --  --  --  ok
dhr:contact-add                     ok  ok  ok  --  --  --  --  no
dhr:contact-changes                 ok  ok  ok  --  --  --  --  no
dhr:contact-edit                    ok  ok  ok  --  --  --  --  no
dhr:contact-keep                    ok  ok  ok  --  --  --  --  no
dhr:contact-remove                  ok  ok  ok  --  --  --  --  no
dhr:recommendation-list             ok  ok  ok  ok  ok  --  --  --
dhr:recommendation-add              ok  ok  ok  ok  no  --  --  --
dhr:recommendation-changes          ok  ok  ok  ok  ok  --  --  --
dhr:recommendation-detail           ok  ok  ok  ok  ok  --  --  --
dhr:recommendation-edit             ok  ok  ok  ok  no  --  --  --
dhr:recommendation-remove           ok  ok  ok  ok  no  --  --  --
dhr:recommendation-raise            go  go  no  no  no  --  --  --
dhr:recommendation-link             go  go  no  no  no  --  --  --
dhr:recommendation-unlink           ok  ok  no  no  no  --  --  --
dhr:addressee-add                   ok  ok  ok  ok  no  --  --  --
dhr:addressee-edit                  ok  ok  ok  ok  no  --  --  --
dhr:addressee-remove                ok  ok  ok  ok  no  --  --  --
dhr:addressee-answer                ok  ok  no  no  no  --  --  --
dhr:addressee-chase                 go  go  no  no  no  --  --  --
dhr:assurance-detail                ok  ok  ok  ok  ok  --  --  --
dhr:assurance-check                 ok  ok  ok  ok  ok  --  --  --
dhr:assurance-outcome               ok  ok  ok  ok  ok  --  --  --
dhr:closure-detail                  ok  ok  ok  ok  ok  --  --  --
dhr:closure-add                     go  go  no  no  no  --  --  --
dhr:closure-remove                  no  no  no  no  no  --  --  --
dhr:closure-changes                 ok  ok  ok  ok  ok  --  --  --
dhr:proceeding-list                 ok  ok  ok  ok  ok  --  --  --
dhr:proceeding-add                  ok  ok  ok  no  no  --  --  --
dhr:proceeding-changes              ok  ok  ok  ok  ok  --  --  --
dhr:proceeding-edit                 ok  ok  ok  no  no  --  --  --
dhr:proceeding-remove               ok  ok  ok  no  no  --  --  --
dhr:agency-report-list              ok  ok  ok  ok  ok  --  --  --
dhr:agency-report-add               ok  ok  no  no  no  --  --  --
dhr:agency-report-detail            ok  ok  ok  ok  ok  ok  --  --
dhr:agency-report-changes           ok  ok  ok  ok  ok  ok  --  --
dhr:agency-report-edit              ok  ok  no  no  no  no  --  --
dhr:agency-report-move              ok  ok  no  no  no  no  --  --
dhr:agency-report-authors           ok  ok  no  no  no  no  --  --
dhr:agency-report-send              ok  ok  no  no  no  ok  --  --
dhr:agency-report-return            go  go  go  go  no  no  --  --
dhr:agency-report-check             go  go  go  go  no  no  --  --
dhr:agency-report-countersign       go  go  no  no  no  go  --  --
dhr:agency-report-accept            go  go  go  no  no  no  --  --
dhr:agency-report-forgo             ok  ok  no  no  no  no  --  --
dhr:agency-report-chase             go  go  no  no  no  no  --  --
dhr:agency-report-note              ok  ok  no  no  no  no  --  --
dhr:agency-report-download          ok  ok  ok  ok  ok  ok  --  --
dhr:keeping-detail                  ok  ok  ok  ok  ok  --  --  --
dhr:keeping-changes                 ok  ok  ok  ok  ok  --  --  --
dhr:legal-hold-add                  ok  ok  ok  no  no  --  --  --
dhr:legal-hold-edit                 ok  ok  ok  no  no  --  --  --
dhr:legal-hold-end                  ok  ok  ok  no  no  --  --  --
dhr:destruction-add                 no  no  no  no  no  --  --  --
dhr:destruction-approve             no  no  no  no  no  --  --  --
dhr:destruction-withdraw            no  no  no  no  no  --  --  --
dhr:stage-list                      ok  ok  ok  ok  ok  --  --  --
dhr:stage-changes                   ok  ok  ok  ok  ok  --  --  --
dhr:stage-plan                      ok  ok  no  no  no  --  --  --
dhr:stage-reach                     ok  ok  no  no  no  --  --  --
dhr:decision-edit                   ok  ok  no  no  no  --  --  --
dhr:publication-detail              ok  ok  ok  ok  ok  --  --  --
dhr:publication-preview             ok  ok  ok  ok  ok  --  --  --
dhr:publication-changes             ok  ok  ok  ok  ok  --  --  --
dhr:publication-edit                ok  ok  ok  ok  no  --  --  --
dhr:publication-publish             ok  ok  no  no  no  --  --  --
dhr:publication-withdraw            go  go  no  no  no  --  --  --
dhr:document-add                    ok  ok  ok  ok  no  --  --  --
dhr:document-download               ok  ok  ok  ok  ok  --  --  --
dhr:document-remove                 ok  ok  ok  ok  no  --  --  --
dhr:condition-edit                  ok  ok  ok  no  no  --  --  --
dhr:pause-add                       ok  ok  no  no  no  --  --  --
dhr:pause-edit                      ok  ok  no  no  no  --  --  --
dhr:pause-end                       ok  ok  no  no  no  --  --  --
dhr:plan-add                        go  go  no  no  no  --  --  --
dhr:plan-word                       ok  ok  ok  ok  ok  --  --  --
dhr:plan-workbook                   ok  ok  ok  ok  ok  --  --  --
dhr:panel-meeting-list              ok  ok  ok  ok  ok  --  --  --
dhr:panel-meeting-add               ok  ok  no  no  no  --  --  --
dhr:panel-meeting-detail            ok  ok  ok  ok  ok  --  --  --
dhr:panel-meeting-changes           ok  ok  ok  ok  ok  --  --  --
dhr:panel-meeting-edit              ok  ok  no  no  no  --  --  --
dhr:panel-meeting-hold              go  go  no  no  no  --  --  --
dhr:panel-meeting-remove            ok  ok  no  no  no  --  --  --
dhr:panel-attendance-fill           ok  ok  no  no  no  --  --  --
dhr:panel-attendance-add            ok  ok  no  no  no  --  --  --
dhr:panel-attendance-edit           ok  ok  no  no  no  --  --  --
dhr:panel-attendance-remove         ok  ok  no  no  no  --  --  --
dhr:panel-paper-add                 ok  ok  no  no  no  --  --  --
dhr:panel-paper-download            ok  ok  ok  ok  ok  --  --  --
dhr:panel-paper-remove              ok  ok  no  no  no  --  --  --
dhr:panel-decision-add              ok  ok  no  no  no  --  --  --
dhr:panel-decision-edit             ok  ok  no  no  no  --  --  --
dhr:panel-decision-remove           ok  ok  no  no  no  --  --  --
dhr:copy-list                       ok  ok  ok  ok  ok  --  --  --
dhr:copy-changes                    ok  ok  ok  ok  ok  --  --  --
dhr:copy-add                        ok  ok  no  no  no  --  --  --
dhr:copy-edit                       ok  ok  no  no  no  --  --  --
dhr:copy-send                       ok  ok  no  no  no  --  --  --
dhr:copy-remove                     ok  ok  no  no  no  --  --  --
dhr:published-action-list           ok  ok  ok  ok  ok  --  --  --
dhr:published-action-changes        ok  ok  ok  ok  ok  --  --  --
dhr:published-action-add            ok  ok  no  no  no  --  --  --
dhr:published-action-edit           ok  ok  no  no  no  --  --  --
dhr:published-action-remove         ok  ok  no  no  no  --  --  --
dhr:submission-list                 ok  ok  ok  ok  ok  --  --  --
dhr:submission-add                  ok  ok  no  no  no  --  --  --
dhr:submission-changes              ok  ok  ok  ok  ok  --  --  --
dhr:submission-edit                 ok  ok  no  no  no  --  --  --
dhr:submission-remove               ok  ok  no  no  no  --  --  --
dhr:submission-letter               ok  ok  no  no  no  --  --  --
dhr:submission-download             ok  ok  ok  ok  ok  --  --  --
dhr:letter-point-add                ok  ok  no  no  no  --  --  --
dhr:letter-point-edit               ok  ok  no  no  no  --  --  --
dhr:letter-point-done               ok  ok  no  no  no  --  --  --
dhr:letter-point-remove             ok  ok  no  no  no  --  --  --
dhr:submission-approve              ok  ok  no  no  no  --  --  --
dhr:cost-line-list                  ok  ok  --  --  --  --  ok  --
dhr:cost-line-add                   ok  ok  --  --  --  --  no  --
dhr:cost-line-share                 ok  ok  --  --  --  --  no  --
dhr:cost-line-changes               ok  ok  --  --  --  --  ok  --
dhr:cost-line-csv                   ok  ok  --  --  --  --  ok  --
dhr:cost-line-detail                ok  ok  --  --  --  --  ok  --
dhr:cost-line-edit                  ok  ok  --  --  --  --  no  --
dhr:cost-line-remove                ok  ok  --  --  --  --  no  --
dhr:cost-line-pay                   ok  ok  --  --  --  --  no  --
dhr:cost-line-receipt               ok  ok  --  --  --  --  no  --
dhr:cost-line-adjust                ok  ok  --  --  --  --  no  --
dhr:cost-line-download              ok  ok  --  --  --  --  ok  --
dhr:charge-list                     ok  ok  --  --  --  --  ok  --
dhr:charge-draw                     ok  ok  --  --  --  --  no  --
dhr:charge-changes                  ok  ok  --  --  --  --  ok  --
dhr:charge-detail                   ok  ok  --  --  --  --  ok  --
dhr:charge-letter                   ok  ok  --  --  --  --  ok  --
dhr:charge-send                     ok  ok  --  --  --  --  no  --
dhr:charge-drop                     ok  ok  --  --  --  --  no  --
dhr:charge-agree                    ok  ok  --  --  --  --  ok  --
dhr:charge-invoice                  ok  ok  --  --  --  --  ok  --
dhr:charge-pay                      ok  ok  --  --  --  --  ok  --
dhr:charge-forgo                    ok  ok  --  --  --  --  no  --
dhr:charge-restore                  ok  ok  --  --  --  --  no  --
dhr:payment-remove                  ok  ok  --  --  --  --  ok  --
"""

# What a form answers when it is sent empty.
SENT = """
dhr:decision-add                    ok  ok  no  no  no  --  --  --
dhr:panel-decision-raise            go  go  no  no  no  --  --  --
dhr:review-edit                     ok  ok  no  no  no  --  --  --
dhr:terms-edit                      ok  ok  ok  no  no  --  --  --
dhr:pseudonym-add                   ok  ok  ok  no  no  --  --  --
dhr:pseudonym-edit                  ok  ok  ok  no  no  --  --  --
dhr:pseudonym-remove                ok  ok  ok  no  no  --  --  --
dhr:joint-review-add                ok  ok  ok  no  no  --  --  --
dhr:joint-review-edit               ok  ok  ok  no  no  --  --  --
dhr:joint-review-remove             ok  ok  ok  no  no  --  --  --
dhr:member-add                      ok  ok  no  no  no  --  --  --
dhr:member-edit                     ok  ok  no  no  no  --  --  --
dhr:member-paper                    ok  ok  no  no  no  --  --  --
dhr:member-end                      ok  ok  no  no  no  --  --  --
dhr:member-handover                ok  ok  no  no  no  --  --  --
dhr:member-sign                     --  --  --  --  --  --  --  --
dhr:emergency-shut                  ok  ok  no  no  no  no  no  no
dhr:contact-add                     ok  ok  ok  --  --  --  --  no
dhr:contact-edit                    ok  ok  ok  --  --  --  --  no
dhr:contact-keep                    ok  ok  ok  --  --  --  --  no
dhr:contact-remove                  ok  ok  ok  --  --  --  --  no
dhr:recommendation-add              ok  ok  ok  ok  no  --  --  --
dhr:recommendation-edit             ok  ok  ok  ok  no  --  --  --
dhr:recommendation-remove           ok  ok  ok  ok  no  --  --  --
dhr:recommendation-raise            go  go  no  no  no  --  --  --
dhr:recommendation-link             go  go  no  no  no  --  --  --
dhr:recommendation-unlink           ok  ok  no  no  no  --  --  --
dhr:addressee-add                   ok  ok  ok  ok  no  --  --  --
dhr:addressee-edit                  ok  ok  ok  ok  no  --  --  --
dhr:addressee-remove                ok  ok  ok  ok  no  --  --  --
dhr:addressee-answer                ok  ok  no  no  no  --  --  --
dhr:addressee-chase                 go  go  no  no  no  --  --  --
dhr:assurance-check                 ok  ok  ok  ok  ok  --  --  --
dhr:assurance-outcome               ok  ok  ok  ok  ok  --  --  --
dhr:closure-add                     go  go  no  no  no  --  --  --
dhr:closure-remove                  no  no  no  no  no  --  --  --
dhr:proceeding-add                  ok  ok  ok  no  no  --  --  --
dhr:proceeding-edit                 ok  ok  ok  no  no  --  --  --
dhr:proceeding-remove               ok  ok  ok  no  no  --  --  --
dhr:agency-report-add               ok  ok  no  no  no  --  --  --
dhr:agency-report-edit              ok  ok  no  no  no  no  --  --
dhr:agency-report-move              ok  ok  no  no  no  no  --  --
dhr:agency-report-authors           ok  ok  no  no  no  no  --  --
dhr:agency-report-send              ok  ok  no  no  no  ok  --  --
dhr:agency-report-return            ok  ok  ok  ok  no  no  --  --
dhr:agency-report-check             ok  ok  ok  ok  no  no  --  --
dhr:agency-report-countersign       ok  ok  no  no  no  ok  --  --
dhr:agency-report-accept            ok  ok  ok  no  no  no  --  --
dhr:agency-report-forgo             ok  ok  no  no  no  no  --  --
dhr:agency-report-chase             go  go  no  no  no  no  --  --
dhr:agency-report-note              ok  ok  no  no  no  no  --  --
dhr:legal-hold-add                  ok  ok  ok  no  no  --  --  --
dhr:legal-hold-edit                 ok  ok  ok  no  no  --  --  --
dhr:legal-hold-end                  ok  ok  ok  no  no  --  --  --
dhr:destruction-add                 no  no  no  no  no  --  --  --
dhr:destruction-approve             no  no  no  no  no  --  --  --
dhr:destruction-withdraw            no  no  no  no  no  --  --  --
dhr:stage-plan                      ok  ok  no  no  no  --  --  --
dhr:stage-reach                     ok  ok  no  no  no  --  --  --
dhr:decision-edit                   ok  ok  no  no  no  --  --  --
dhr:publication-edit                ok  ok  ok  ok  no  --  --  --
dhr:publication-publish             ok  ok  no  no  no  --  --  --
dhr:publication-withdraw            go  go  no  no  no  --  --  --
dhr:document-add                    ok  ok  ok  ok  no  --  --  --
dhr:document-remove                 ok  ok  ok  ok  no  --  --  --
dhr:condition-edit                  ok  ok  ok  no  no  --  --  --
dhr:pause-add                       ok  ok  no  no  no  --  --  --
dhr:pause-edit                      ok  ok  no  no  no  --  --  --
dhr:pause-end                       ok  ok  no  no  no  --  --  --
dhr:plan-add                        go  go  no  no  no  --  --  --
dhr:panel-meeting-add               ok  ok  no  no  no  --  --  --
dhr:panel-meeting-edit              ok  ok  no  no  no  --  --  --
dhr:panel-meeting-hold              go  go  no  no  no  --  --  --
dhr:panel-meeting-remove            ok  ok  no  no  no  --  --  --
dhr:panel-attendance-fill           ok  ok  no  no  no  --  --  --
dhr:panel-attendance-add            ok  ok  no  no  no  --  --  --
dhr:panel-attendance-edit           ok  ok  no  no  no  --  --  --
dhr:panel-attendance-remove         ok  ok  no  no  no  --  --  --
dhr:panel-paper-add                 ok  ok  no  no  no  --  --  --
dhr:panel-paper-remove              ok  ok  no  no  no  --  --  --
dhr:panel-decision-add              ok  ok  no  no  no  --  --  --
dhr:panel-decision-edit             ok  ok  no  no  no  --  --  --
dhr:panel-decision-remove           ok  ok  no  no  no  --  --  --
dhr:copy-add                        ok  ok  no  no  no  --  --  --
dhr:copy-edit                       ok  ok  no  no  no  --  --  --
dhr:copy-send                       ok  ok  no  no  no  --  --  --
dhr:copy-remove                     ok  ok  no  no  no  --  --  --
dhr:published-action-add            ok  ok  no  no  no  --  --  --
dhr:published-action-edit           ok  ok  no  no  no  --  --  --
dhr:published-action-remove         ok  ok  no  no  no  --  --  --
dhr:submission-add                  ok  ok  no  no  no  --  --  --
dhr:submission-edit                 ok  ok  no  no  no  --  --  --
dhr:submission-remove               ok  ok  no  no  no  --  --  --
dhr:submission-letter               ok  ok  no  no  no  --  --  --
dhr:letter-point-add                ok  ok  no  no  no  --  --  --
dhr:letter-point-edit               ok  ok  no  no  no  --  --  --
dhr:letter-point-done               ok  ok  no  no  no  --  --  --
dhr:letter-point-remove             ok  ok  no  no  no  --  --  --
dhr:submission-approve              ok  ok  no  no  no  --  --  --
dhr:cost-line-add                   ok  ok  --  --  --  --  no  --
dhr:cost-line-share                 go  go  --  --  --  --  no  --
dhr:cost-line-edit                  ok  ok  --  --  --  --  no  --
dhr:cost-line-remove                ok  ok  --  --  --  --  no  --
dhr:cost-line-pay                   ok  ok  --  --  --  --  no  --
dhr:cost-line-receipt               ok  ok  --  --  --  --  no  --
dhr:cost-line-adjust                ok  ok  --  --  --  --  no  --
dhr:charge-draw                     ok  ok  --  --  --  --  no  --
dhr:charge-send                     ok  ok  --  --  --  --  no  --
dhr:charge-drop                     ok  ok  --  --  --  --  no  --
dhr:charge-agree                    ok  ok  --  --  --  --  ok  --
dhr:charge-invoice                  ok  ok  --  --  --  --  ok  --
dhr:charge-pay                      ok  ok  --  --  --  --  ok  --
dhr:charge-forgo                    ok  ok  --  --  --  --  no  --
dhr:charge-restore                  ok  ok  --  --  --  --  no  --
dhr:payment-remove                  ok  ok  --  --  --  --  ok  --
"""

NOT_THERE = "--  --  --  --  --  --  --  --    --  --    in  in"

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
dhr:review-list                     ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:theme-list                      ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:destruction-list                ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:review-add                      no  no  no  no  no  no  ok  no    --  --    in  in
dhr:emergency-open                  ok  no  no  no  no  no  ok  no    --  --    in  in
dhr:publication-list                ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
dhr:publication-read                ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
dhr:publication-document            ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
dhr:rules-edit                      ok  no  no  no  no  no  no  no    --  --    in  in
dhr:oversight-detail                no  no  no  no  no  no  no  no    --  --    in  in
dhr:oversight-csv                   no  no  no  no  no  no  no  no    --  --    in  in
dhr:oversight-workbook              no  no  no  no  no  no  no  no    --  --    in  in
""" + "".join(f"{line.split()[0]} {NOT_THERE}\n" for line in OPENED.splitlines() if line)

SENT_EMPTY = """
dhr:review-add                      no  no  no  no  no  no  ok  no    --  --    in  in
dhr:emergency-open                  ok  no  no  no  no  no  ok  no    --  --    in  in
dhr:rules-edit                      ok  no  no  no  no  no  no  no    --  --    in  in
""" + "".join(f"{line.split()[0]} {NOT_THERE}\n" for line in SENT.splitlines() if line)

FORMS: set[str] = {line.split()[0] for line in SENT_EMPTY.splitlines() if line}


def rows(table: str) -> dict[str, dict[Capacity, str]]:
    """Return each row as URL name → what somebody is on the review as → answer."""
    found = {}
    for line in filter(None, table.splitlines()):
        name, *answers = line.split()
        found[name] = dict(zip(MEMBERS, answers, strict=True))
    return found
