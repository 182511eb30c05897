"""Who may open which page: one row for each address of the site, one column for each kind of visitor.

ok: the page. no: 403, with a sentence. --: 404, as for an address that was never there.
in: sent to sign in. go: sent on to another page.
"""

from tests.integration import (
    access_table_authorities,
    access_table_costs,
    access_table_life,
    access_table_meetings,
    access_table_past,
    access_table_reviews,
    access_table_rounds,
    access_table_scrutiny,
    access_table_statements,
)

WHO = (
    "administrator",
    "coordinator",
    "authority lead",
    "officer",
    "councillor",
    "scrutiny officer",
    "review coordinator",
    "observer",
    "stranger",
    "appointment ended",
    "disabled",
    "signed out",
)

# csp:see-as stands last: whoever sends it reads on as somebody else, and sends nothing but csp:see-as-end.
# The action of the rows below is 1.6: the constabulary leads it (the authority lead's), and the officer holds it.
#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = (
    access_table_rounds.TABLE
    + access_table_life.TABLE
    + access_table_past.TABLE
    + access_table_meetings.TABLE
    + access_table_authorities.TABLE
    + access_table_reviews.TABLE
    + access_table_costs.TABLE
    + access_table_statements.TABLE
    + access_table_scrutiny.TABLE
    + """
csp:start                           go  go  go  go  go  go  go  go    go  ok    in  in
csp:home                            ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
csp:brand                           ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
csp:partnership-edit                ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-list                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-add                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-edit                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-use                        go  no  no  no  no  no  no  no    --  --    in  in
csp:notice-list                     ok  no  no  no  no  no  no  no    --  --    in  in
csp:notice-edit                     ok  no  no  no  no  no  no  no    --  --    in  in
csp:search                          ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
csp:settings                        ok  ok  no  no  no  no  no  no    --  --    in  in
csp:trail                           ok  no  no  no  no  no  no  no    --  --    in  in
csp:trail-csv                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-list                  ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
csp:authority-find                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-add                   ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-detail                ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
csp:authority-edit                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-replace               ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-add                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-edit                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-end                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:message-list                    ok  ok  no  no  no  no  no  no    --  --    in  in
csp:message-detail                  ok  ok  no  no  no  no  no  no    --  --    in  in
csp:message-log                     go  go  no  no  no  no  no  no    --  --    in  in
csp:message-resend                  go  go  no  no  no  no  no  no    --  --    in  in
csp:word-list                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:sign-in-policy                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:retention                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:person-list                     ok  ok  ok  no  no  no  ok  no    --  --    in  in
csp:person-disconnect               go  no  no  no  no  no  no  no    --  --    in  in
csp:person-detail                   ok  ok  ok  no  no  no  ok  no    --  --    in  in
csp:person-edit                     ok  no  no  no  no  no  no  no    --  --    in  in
csp:person-changes                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:handover                        no  ok  ok  ok  no  no  no  no    --  --    in  in
csp:handover-settle                 go  go  go  go  go  go  go  go    --  --    in  in
csp:contact-remove                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:appointment-add                 ok  no  no  no  no  no  no  no    --  --    in  in
csp:appointment-edit                ok  no  no  no  no  no  no  no    --  --    in  in
csp:appointment-end                 ok  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-add                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-detail               ok  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-resend               go  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-withdraw             go  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-accept               --  --  --  --  --  --  --  --    --  --    --  --
csp:job-detail                      --  ok  --  --  --  --  --  --    --  --    in  in
csp:job-retry                       --  go  --  --  --  --  --  --    --  --    in  in
csp:session-list                    ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:session-end                     go  go  go  go  go  go  go  go    go  go    in  in
csp:work-account-forget             go  go  go  go  go  go  go  go    go  go    in  in
csp:session-stay                    go  go  go  go  go  go  go  go    go  go    in  in
csp:digest-edit                     ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:my-data                         ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:my-data-download                ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:help                            ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:accessibility                   ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:cookies                         ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:public-accessibility            ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:public-privacy                  ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:public-cookies                  ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:privacy                         ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:health                          ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
csp:gallery                         --  --  --  --  --  --  --  --    --  --    --  --
csp:outbox                          --  --  --  --  --  --  --  --    --  --    --  --

plans:plan-list                     ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-detail                   ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:action-list                   ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:action-list-csv               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:action-list-workbook          ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-trail                    --  --  --  --  no  no  --  --    --  --    in  in
plans:plan-trail-csv                --  --  --  --  no  no  --  --    --  --    in  in
plans:priority-list                 ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:priority-changes              ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:priority-add                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:priority-edit                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:priority-move                 no  go  no  no  no  no  no  no    --  --    in  in
plans:priority-remove               no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-add                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-edit                no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-move                no  go  no  no  no  no  no  no    --  --    in  in
plans:objective-remove              no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-list                  ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-list-csv              ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-changes               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-detail                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-csv                   ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-history               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:measure-add                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-edit                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-hold                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-actions               no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-move                  no  go  no  no  no  no  no  no    --  --    in  in
plans:measure-remove                no  ok  no  no  no  no  no  no    --  --    in  in
plans:reading-add                   no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:reading-edit                  no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:reading-remove                no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:import-add                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-detail                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-edit                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-discard                no  go  no  no  no  no  no  no    --  --    in  in
plans:action-add                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:status-list                   ok  no  no  no  no  no  no  no    --  --    in  in
plans:status-add                    ok  no  no  no  no  no  no  no    --  --    in  in
plans:status-edit                   ok  no  no  no  no  no  no  no    --  --    in  in
plans:status-move                   go  no  no  no  no  no  no  no    --  --    in  in
plans:status-use                    go  no  no  no  no  no  no  no    --  --    in  in
plans:action-restricted             no  --  --  --  no  no  no  no    --  --    in  in
plans:action-detail                 ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:action-edit                   no  ok  ok  no  no  no  no  no    --  --    in  in
plans:action-move                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:action-count                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:action-changes                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:update-add                    no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:round-report                  no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:action-decide                 no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-add                 no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-edit                no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-reach               no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:milestone-move                no  go  go  no  no  no  no  no    --  --    in  in
plans:milestone-remove              no  ok  ok  no  no  no  no  no    --  --    in  in
plans:evidence-add                  no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:evidence-remove               no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-list                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:evidence-download             ok  ok  ok  ok  no  no  ok  ok    --  --    in  in


account_login                       go  go  go  go  go  go  go  go    go  go    ok  ok
account_request_login_code          go  go  go  go  go  go  go  go    go  go    ok  ok
account_confirm_login_code          go  go  go  go  go  go  go  go    go  go    go  go
account_logout                      ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
account_inactive                    ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
account_reset_password              ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
account_reset_password_done         ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
account_reset_password_from_key     ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
account_reset_password_from_key_done ok ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
account_change_password             ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
account_set_password                go  go  go  go  go  go  go  go    go  go    in  in
account_reauthenticate              ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in

mfa_authenticate                    go  go  go  go  go  go  go  go    go  go    in  in
mfa_index                           ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
mfa_activate_totp                   go  go  go  go  go  go  go  go    go  go    in  in
mfa_deactivate_totp                 go  go  --  --  --  --  go  --    go  --    in  in
mfa_reauthenticate                  ok  ok  go  go  go  go  ok  go    ok  go    in  in
openid_connect_login                --  --  --  --  --  --  --  --    --  --    --  --
openid_connect_callback             --  --  --  --  --  --  --  --    --  --    --  --
mfa_login_webauthn                  go  go  go  go  go  go  go  go    go  go    in  in
mfa_reauthenticate_webauthn         go  go  go  go  go  go  go  go    go  go    in  in
mfa_list_webauthn                   go  go  go  go  go  go  go  go    go  go    in  in
mfa_add_webauthn                    go  go  go  go  go  go  go  go    go  go    in  in
mfa_remove_webauthn                 go  go  go  go  go  go  go  go    go  go    in  in
mfa_view_recovery_codes             --  --  --  --  --  --  --  --    --  --    in  in
mfa_generate_recovery_codes         go  go  go  go  go  go  go  go    go  go    in  in
mfa_download_recovery_codes         --  --  --  --  --  --  --  --    --  --    in  in

csp:see-as                          no  go  no  no  no  no  no  no    --  --    in  in
csp:see-as-end                      go  go  go  go  go  go  go  go    go  go    in  in
"""
)

# What a form answers when it is sent empty: the page again, with what is missing, to whoever may send it.
SENT_EMPTY = (
    access_table_rounds.SENT_EMPTY
    + access_table_life.SENT_EMPTY
    + access_table_past.SENT_EMPTY
    + access_table_meetings.SENT_EMPTY
    + access_table_authorities.SENT_EMPTY
    + access_table_reviews.SENT_EMPTY
    + access_table_costs.SENT_EMPTY
    + access_table_statements.SENT_EMPTY
    + access_table_scrutiny.SENT_EMPTY
    + """
csp:contact-remove                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:person-edit                     ok  no  no  no  no  no  no  no    --  --    in  in
csp:person-disconnect               go  no  no  no  no  no  no  no    --  --    in  in
plans:priority-add                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:priority-edit                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:priority-move                 no  go  no  no  no  no  no  no    --  --    in  in
plans:priority-remove               no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-add                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-edit                no  ok  no  no  no  no  no  no    --  --    in  in
plans:objective-move                no  go  no  no  no  no  no  no    --  --    in  in
plans:objective-remove              no  ok  no  no  no  no  no  no    --  --    in  in
plans:status-list                   go  no  no  no  no  no  no  no    --  --    in  in
plans:status-add                    ok  no  no  no  no  no  no  no    --  --    in  in
plans:status-edit                   ok  no  no  no  no  no  no  no    --  --    in  in
plans:status-move                   go  no  no  no  no  no  no  no    --  --    in  in
plans:status-use                    go  no  no  no  no  no  no  no    --  --    in  in
csp:partnership-edit                ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-add                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-edit                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:area-use                        go  no  no  no  no  no  no  no    --  --    in  in
csp:notice-edit                     ok  no  no  no  no  no  no  no    --  --    in  in
csp:work-account-forget             go  go  go  go  go  go  go  go    go  go    in  in
csp:session-end                     go  go  go  go  go  go  go  go    go  go    in  in
csp:digest-edit                     ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:authority-add                   ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-edit                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:authority-replace               ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-add                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-edit                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:seat-end                        ok  no  no  no  no  no  no  no    --  --    in  in
csp:handover                        no  ok  ok  ok  no  no  no  no    --  --    in  in
csp:handover-settle                 go  go  go  go  go  go  go  go    --  --    in  in
csp:appointment-add                 ok  no  no  no  no  no  no  no    --  --    in  in
csp:appointment-edit                ok  no  no  no  no  no  no  no    --  --    in  in
csp:appointment-end                 ok  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-add                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-resend               go  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-withdraw             go  no  no  no  no  no  no  no    --  --    in  in
csp:invitation-accept               --  --  --  --  --  --  --  --    --  --    --  --
csp:session-stay                    ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    in  in
csp:message-log                     go  go  no  no  no  no  no  no    --  --    in  in
csp:message-resend                  go  go  no  no  no  no  no  no    --  --    in  in
csp:word-list                       ok  no  no  no  no  no  no  no    --  --    in  in
csp:sign-in-policy                  ok  no  no  no  no  no  no  no    --  --    in  in
csp:retention                       ok  no  no  no  no  no  no  no    --  --    in  in
plans:measure-add                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-edit                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-hold                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-actions               no  ok  no  no  no  no  no  no    --  --    in  in
plans:measure-move                  no  go  no  no  no  no  no  no    --  --    in  in
plans:measure-remove                no  ok  no  no  no  no  no  no    --  --    in  in
plans:reading-add                   no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:reading-edit                  no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:reading-remove                no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:import-add                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-detail                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-edit                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:import-discard                no  go  no  no  no  no  no  no    --  --    in  in
plans:action-add                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:action-edit                   no  ok  ok  no  no  no  no  no    --  --    in  in
plans:action-move                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:action-count                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:update-add                    no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:round-report                  no  go  go  go  no  no  no  no    --  --    in  in
plans:action-decide                 no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-add                 no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-edit                no  ok  ok  no  no  no  no  no    --  --    in  in
plans:milestone-reach               no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:milestone-move                no  go  go  no  no  no  no  no    --  --    in  in
plans:milestone-remove              no  ok  ok  no  no  no  no  no    --  --    in  in
plans:evidence-add                  no  ok  ok  ok  no  no  no  no    --  --    in  in
plans:evidence-remove               no  ok  ok  no  no  no  no  no    --  --    in  in
plans:action-restricted             no  --  --  --  no  no  no  no    --  --    in  in
csp:job-retry                       --  go  --  --  --  --  --  --    --  --    in  in
csp:see-as                          no  go  no  no  no  no  no  no    --  --    in  in
csp:see-as-end                      go  go  go  go  go  go  go  go    go  go    in  in
"""
)

# Our own pages are read, or are forms; allauth's views have methods of their own.
FORMS = (
    access_table_rounds.FORMS
    | access_table_life.FORMS
    | access_table_past.FORMS
    | access_table_meetings.FORMS
    | access_table_authorities.FORMS
    | access_table_reviews.FORMS
    | access_table_costs.FORMS
    | access_table_statements.FORMS
    | access_table_scrutiny.FORMS
    | {
        "csp:contact-remove",
        "csp:person-edit",
        "csp:see-as",
        "csp:see-as-end",
        "csp:person-disconnect",
        "plans:priority-add",
        "plans:priority-edit",
        "plans:priority-move",
        "plans:priority-remove",
        "plans:objective-add",
        "plans:objective-edit",
        "plans:objective-move",
        "plans:objective-remove",
        "plans:status-list",
        "plans:status-add",
        "plans:status-edit",
        "plans:status-move",
        "plans:status-use",
        "csp:partnership-edit",
        "csp:area-add",
        "csp:area-edit",
        "csp:area-use",
        "csp:notice-edit",
        "csp:work-account-forget",
        "csp:session-end",
        "csp:digest-edit",
        "csp:authority-add",
        "csp:authority-edit",
        "csp:authority-replace",
        "csp:seat-add",
        "csp:seat-edit",
        "csp:seat-end",
        "csp:handover",
        "csp:handover-settle",
        "csp:appointment-add",
        "csp:appointment-edit",
        "csp:appointment-end",
        "csp:invitation-add",
        "csp:invitation-resend",
        "csp:invitation-withdraw",
        "csp:invitation-accept",
        "csp:session-stay",
        "csp:message-log",
        "csp:message-resend",
        "csp:word-list",
        "csp:sign-in-policy",
        "csp:retention",
        "plans:measure-add",
        "plans:measure-edit",
        "plans:measure-hold",
        "plans:measure-actions",
        "plans:measure-move",
        "plans:measure-remove",
        "plans:reading-add",
        "plans:reading-edit",
        "plans:reading-remove",
        "plans:import-add",
        "plans:import-detail",
        "plans:import-edit",
        "plans:import-discard",
        "csp:job-retry",
        "plans:action-add",
        "plans:action-edit",
        "plans:action-move",
        "plans:action-count",
        "plans:update-add",
        "plans:round-report",
        "plans:action-decide",
        "plans:milestone-add",
        "plans:milestone-edit",
        "plans:milestone-reach",
        "plans:milestone-move",
        "plans:milestone-remove",
        "plans:evidence-add",
        "plans:evidence-remove",
        "plans:action-restricted",
    }
)


def rows(table: str) -> dict[str, dict[str, str]]:
    """Return each row as URL name → who → answer."""
    found = {}
    for line in filter(None, table.splitlines()):
        name, *answers = line.split()
        found[name] = dict(zip(WHO, answers, strict=True))
    return found
