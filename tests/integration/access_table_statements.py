"""Who may open which page about statements of partners and financial years: no statement without being let in."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
dhr:statement-list                  ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:statement-detail                --  --  --  --  --  --  ok  --    --  --    in  in
dhr:statement-benefits              --  --  --  --  --  --  ok  --    --  --    in  in
dhr:statement-benefits-csv          --  --  --  --  --  --  no  --    --  --    in  in
dhr:statement-csv                   --  --  --  --  --  --  no  --    --  --    in  in
dhr:statement-pdf                   --  --  --  --  --  --  no  --    --  --    in  in
dhr:statement-reader-add            no  no  no  no  no  no  ok  no    --  --    in  in
dhr:statement-reader-remove         --  --  --  --  --  --  ok  --    --  --    in  in
dhr:spending-detail                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:spending-csv                    ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:budget-list                     ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:budget-edit                     no  no  no  no  no  no  ok  no    --  --    in  in
dhr:forecast-detail                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:year-lock-list                  ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:year-lock-add                   no  no  no  no  no  no  ok  no    --  --    in  in
"""

# What a form answers when it is sent empty.
SENT_EMPTY = """
dhr:statement-reader-add            no  no  no  no  no  no  ok  no    --  --    in  in
dhr:statement-reader-remove         --  --  --  --  --  --  ok  --    --  --    in  in
dhr:budget-edit                     no  no  no  no  no  no  ok  no    --  --    in  in
dhr:year-lock-add                   no  no  no  no  no  no  go  no    --  --    in  in
"""

FORMS = {line.split()[0] for line in SENT_EMPTY.splitlines() if line}
