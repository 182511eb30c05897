"""A review's own audit trail: everything on its circles, for whoever runs it and its chair."""

from csp.audit.sealing import seal_waiting
from csp.models import AuditEvent
from dhr.models import Capacity
from tests.integration.membership import asked
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review


def trail(made, rest="trail/") -> str:
    return f"/p/vale/reviews/{made.review.key}/{rest}"


def test_the_trail_says_who_did_and_opened_what_on_every_part(sign_in):
    made = open_review()
    petra = join(made, Capacity.PANEL_MEMBER)
    sign_in("petra").get(made.review.get_absolute_url())

    shown = words(sign_in("wren").get(trail(made)))

    assert "Petra Quill Looked at a review Copper Lantern" in shown
    assert f"Asked somebody onto a review {petra}" in shown
    assert "Began a review" in shown


def test_the_chair_reads_the_trail_and_the_panel_does_not(sign_in):
    made = open_review()
    join(made, Capacity.CHAIR)
    join(made, Capacity.PANEL_MEMBER)

    assert sign_in("imogen").get(trail(made)).status_code == 200
    refused = sign_in("petra").get(trail(made))
    assert refused.status_code == 403
    assert "Only whoever runs the review and its chair can read its trail." in words(refused)
    assert "Audit trail" not in words(sign_in("petra").get(trail(made, "people/")))


def test_the_trail_is_taken_as_a_file_and_that_is_on_it(sign_in):
    made = open_review()
    wren = sign_in("wren")

    file = wren.get(trail(made, "trail.csv"))

    body = b"".join(file.streaming_content).decode()
    assert "Began a review" in body
    assert CODE_NAME not in file["Content-Disposition"]
    taken = AuditEvent.objects.get(verb="review-trail.exported")
    assert taken.circle_id == made.review.circle_id


def test_each_part_is_sealed_by_itself_and_numbered_with_its_letter(sign_in):
    made = open_review()
    asked(made.review)
    seal_waiting()

    shown = words(sign_in("wren").get(trail(made)))

    assert "P1" in shown
    assert "Contact with the family F 0" in shown


def test_an_administrator_finds_nothing_of_it_on_the_partnerships_trail(sign_in):
    made = open_review()
    asked(made.review)
    before = words(sign_in("tess").get("/p/vale/trail/"))

    join(made, Capacity.PANEL_MEMBER)

    assert "review" not in before.lower().replace("review coordinator", "")
    assert CODE_NAME not in before
    assert words(sign_in("tess").get("/p/vale/trail/")).split("events")[0] == before.split("events")[0]


def test_what_is_held_about_a_member_names_only_reviews_that_are_open_to_them(sign_in):
    made = open_review()
    join(made, Capacity.PANEL_MEMBER)
    asked(made.review)

    petra = words(sign_in("petra").get("/account/data/"))
    una = words(sign_in("una").get("/account/data/"))

    assert f"Your places on reviews {CODE_NAME}" in petra or CODE_NAME in petra
    assert "A review that is not open to you" in una
    assert CODE_NAME not in una


def test_the_trail_is_narrowed_to_openings(sign_in):
    made = open_review()
    wren = sign_in("wren")
    wren.get(made.review.get_absolute_url())

    shown = words(wren.get(trail(made) + "?what=openings"))

    assert "Wren Castell Looked at a review" in shown
    assert "Began a review" not in shown
