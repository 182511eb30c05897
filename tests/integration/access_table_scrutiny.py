"""Who may open the pages of papers and reports: rows of the access table."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
scrutiny:paper-list                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:report-add                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-detail              no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-edit                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-build                 no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-detail                ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-download              ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-clear                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-issue                 no  ok  no  no  no  no  no  no    --  --    in  in
"""

SENT_EMPTY = """
scrutiny:report-add                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-edit                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-build                 no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-clear                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-issue                 no  ok  no  no  no  no  no  no    --  --    in  in
"""

FORMS = {
    "scrutiny:pack-build",
    "scrutiny:pack-clear",
    "scrutiny:pack-issue",
    "scrutiny:report-add",
    "scrutiny:report-edit",
}
