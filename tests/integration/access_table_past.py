"""The rows of the access table for a plan's past, its versions, and what the public sees of it."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
plans:plan-past                     ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-difference               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:plan-difference-csv           ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:version-detail                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:version-show                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:version-pdf                   no  go  no  no  no  no  no  no    --  --    in  in
plans:plan-withdraw                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:group-list                    --  --  --  --  no  no  --  --    --  --    in  in
plans:group-version                 --  --  --  --  no  no  --  --    --  --    in  in
plans:group-round                   --  --  --  --  no  no  --  --    --  --    in  in
plans:publication-list              ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
plans:publication-detail            ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
plans:publication-pdf               ok  ok  ok  ok  ok  ok  ok  ok    ok  ok    ok  ok
"""

# Those of them that are forms, sent empty.
SENT_EMPTY = """
plans:version-show                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:version-pdf                   no  go  no  no  no  no  no  no    --  --    in  in
plans:plan-withdraw                 no  ok  no  no  no  no  no  no    --  --    in  in
"""

FORMS = {line.split()[0] for line in SENT_EMPTY.split("\n") if line}
