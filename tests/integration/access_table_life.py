"""The rows of the access table for the life of a plan: its agreement, its texts, its steps. The plan is published."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
plans:plan-add                      no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-edit                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-texts                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-changes                  ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-agreement                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-commitment               no  ok  ok  no  no  no  no  no    --  --    in  in
plans:plan-waive                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-waiver-withdraw          no  go  no  no  no  no  no  no    --  --    in  in
plans:plan-propose                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-sign                     no  ok  ok  no  no  no  no  no    --  --    in  in
plans:plan-agree                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-publish                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-close                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-next                     no  ok  no  no  no  no  no  no    --  --    in  in
"""

# Those of them that are forms, sent empty.
SENT_EMPTY = """
plans:plan-add                      no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-edit                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-texts                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-commitment               no  ok  ok  no  no  no  no  no    --  --    in  in
plans:plan-waive                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-waiver-withdraw          no  go  no  no  no  no  no  no    --  --    in  in
plans:plan-propose                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-sign                     no  ok  ok  no  no  no  no  no    --  --    in  in
plans:plan-agree                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-publish                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-close                    no  ok  no  no  no  no  no  no    --  --    in  in
plans:plan-next                     no  ok  no  no  no  no  no  no    --  --    in  in
"""

FORMS = {line.split()[0] for line in SENT_EMPTY.split("\n") if line}
