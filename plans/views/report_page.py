"""The page on which an officer reports in a round, and the one that says that it is locked."""

from django.http import HttpResponse
from django.shortcuts import render

from csp.kernel import day_words
from plans.forms.update import QUOTED, RESTRICTED
from plans.models import RoundAsk
from plans.models.round_ask import DAYS_AFTER_LOCK
from plans.policies.actions import may_update
from plans.policies.reports import takes_reports
from plans.presenters.reports import Card, ReportPage, authorities_of, card_of, due_words, line_of
from plans.presenters.scheme import Scheme
from plans.queries import reports, rounds
from plans.views.action_page import news_since
from plans.views.report_desk import Desk

LOCKED = 409  # what was sent can't be done as things stand now


def report_page(desk: Desk, problem: str = "") -> HttpResponse:
    """Render the page: what remains as cards, what is reported as lines; ``problem`` is about the page as a whole."""
    asked_in, reader = desk.asked_in, desk.reader
    scheme = Scheme.of(desk.scheme)
    cards = [_card(desk, one, scheme) for one in desk.open_cards if not desk.is_given(one)]
    shown = {card.key for card in cards}
    reported = [one for one in desk.asks if one.update_id and one.key not in shown]
    page = ReportPage(
        asked_in=asked_in,
        done=len(desk.asks) - len(desk.remaining),
        total=len(desk.asks),
        due=due_words(asked_in, reader.today),
        is_late=asked_in.due_on < reader.today,
        meeting=day_words.plain(asked_in.meeting_on),
        cards=cards,
        lines=[line_of(one, desk.said[one.update_id or 0], scheme, reader) for one in reported],
        page=desk.page,
        pages=desk.pages,
        left=sum(one.key not in shown for one in desk.remaining),
        authority=desk.place.authority if desk.runs_it else "",
        authorities=_authorities(desk),
        lost=desk.lost,
        problem=problem,
    )
    advice = RESTRICTED if asked_in.circle_id else QUOTED
    context = {"page": page, "advice": advice, "desk": desk, "house": asked_in.plan.partnership}
    name = "plans/links/report.html" if reader.by_link else "plans/rounds/report.html"
    return render(desk.request, name, context)


def locked_page(desk: Desk) -> HttpResponse:
    """Say that the round takes no more reports, show all that was typed, and where it can go now."""
    reader, asked_in = desk.reader, desk.asked_in
    authority = desk.place.authority if desk.runs_it else ""
    asks = {one.key: one for one in reports.asks_of(reader, asked_in=asked_in, authority=authority)}
    typed = {key: text for key in desk.sent if (text := _text_of(desk, key))}
    kept = list(rounds.own_drafts_in(reader, one=asked_in))
    typed |= {one.ask.key: one.text for one in kept if one.text and one.ask.key not in typed}
    context = {
        "asked_in": asked_in,
        "house": asked_in.plan.partnership,
        "refusal": takes_reports(asked_in).refusal,
        "is_kept": bool(kept),
        "days": DAYS_AFTER_LOCK,
        "texts": [_text(desk, asks.get(key), text) for key, text in typed.items()],
    }
    status = LOCKED if desk.request.method == "POST" else 200
    name = "plans/links/locked.html" if reader.by_link else "plans/rounds/report_locked.html"
    return render(desk.request, name, context, status=status)


def _card(desk: Desk, ask: RoundAsk, scheme: Scheme) -> Card:
    form = desk.form_of(ask)
    if form.is_bound and desk.request.method != "POST":  # it came back after signing in again
        if form.is_behind(ask.action.version):
            form.take_version(ask.action.version)
        form.forgive()
    return card_of(
        ask,
        form=form,
        news=news_since(desk.request, ask.action, form, at_the_earliest=desk.came_at),
        draft=None if form.is_bound else desk.drafts.get(ask.pk),
        said=desk.said,
        scheme=scheme,
        reader=desk.reader,
        is_held=desk.is_held(ask),
    )


def _authorities(desk: Desk) -> list[tuple[str, str]]:
    if not desk.runs_it:
        return []
    return authorities_of(
        list(reports.seats_asked(desk.reader, asked_in=desk.asked_in)), nobodys=reports.NOBODYS
    )


def _text_of(desk: Desk, key: str) -> str:
    return str((desk.typed or {}).get(f"{key}-text", "")).strip()


def _text(desk: Desk, ask: RoundAsk | None, text: str) -> tuple[str, str, str]:
    """Return what a text is about, where it can go now, and the text."""
    if ask is None:
        return "An action that you no longer report on", "", text
    may = may_update(desk.reader, ask.action)
    return str(ask.action), f"{ask.action.get_absolute_url()}#update" if may else "", text
