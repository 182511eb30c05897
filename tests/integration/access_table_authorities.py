"""Who may open the pages about authorities, and the list of what nobody answers for: rows of the access table."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
plans:authority-list                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:authority-list-csv            ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:authority-detail              ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:authority-sheet               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:authority-pdf                 go  go  go  go  no  no  go  go    --  --    in  in
plans:authority-download            --  --  --  --  no  no  --  --    --  --    in  in
plans:plan-unanswered               no  ok  ok  no  no  no  no  no    --  --    in  in
"""

SENT_EMPTY = """
plans:authority-pdf                 go  go  go  go  no  no  go  go    --  --    in  in
"""

FORMS = {"plans:authority-pdf"}
