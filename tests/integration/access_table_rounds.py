"""Who may open the pages of a review round: rows of the access table."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
plans:round-list                    ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:round-detail                  ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:round-authority               go  go  go  go  no  no  go  go    --  --    in  in
plans:round-changes                 ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:round-add                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:round-edit                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:round-chase                   no  go  no  no  no  no  no  no    --  --    in  in
plans:round-ask                     no  go  no  no  no  no  no  no    --  --    in  in
plans:round-lock                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:report-return                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:link-list                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:link-withdraw                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:link-report                   --  --  --  --  --  --  --  --    --  --    --  --
plans:link-open                     --  --  --  --  --  --  --  --    --  --    --  --
plans:link-end                      --  --  --  --  --  --  --  --    --  --    --  --
"""

SENT_EMPTY = """
plans:round-add                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:round-edit                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:round-chase                   no  go  no  no  no  no  no  no    --  --    in  in
plans:round-ask                     no  go  no  no  no  no  no  no    --  --    in  in
plans:round-lock                    no  go  no  no  no  no  no  no    --  --    in  in
plans:report-return                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:link-withdraw                 no  go  no  no  no  no  no  no    --  --    in  in
plans:link-report                   --  --  --  --  --  --  --  --    --  --    --  --
plans:link-open                     --  --  --  --  --  --  --  --    --  --    --  --
plans:link-end                      --  --  --  --  --  --  --  --    --  --    --  --
"""

FORMS = {
    "plans:round-add",
    "plans:round-edit",
    "plans:round-chase",
    "plans:round-ask",
    "plans:round-lock",
    "plans:report-return",
    "plans:link-withdraw",
    "plans:link-report",
    "plans:link-open",
    "plans:link-end",
}
