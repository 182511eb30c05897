"""Who may open which page about the costs of reviews: everybody reads, and a review coordinator keeps them."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
# Nobody here sees the money of a review, so there is no charge to take out.
TABLE = """
dhr:cost-agreement-list             ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:cost-agreement-add              no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-agreement-detail           ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:cost-agreement-edit             no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-agreement-changes          ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:cost-agreement-compare          ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:agreement-version-add           no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-detail        ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:agreement-version-edit          no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-agree         no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-remove        no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-rule-edit                  no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-rule-remove                no  no  no  no  no  no  ok  no    --  --    in  in
dhr:account-list                    ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:account-edit                    no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-list              ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:ledger-layout-csv               go  go  go  go  go  go  go  go    --  --    in  in
dhr:ledger-layout-add               no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-edit              no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-remove            no  no  no  no  no  no  ok  no    --  --    in  in
dhr:pool-payment-list               ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:pool-payment-changes            ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:pool-payment-csv                ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
dhr:pool-payment-add                no  no  no  no  no  no  ok  no    --  --    in  in
dhr:pool-payment-remove             no  no  no  no  no  no  ok  no    --  --    in  in
"""

# What a form answers when it is sent empty.
SENT_EMPTY = """
dhr:cost-agreement-add              no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-agreement-edit             no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-add           no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-edit          no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-agree         no  no  no  no  no  no  ok  no    --  --    in  in
dhr:agreement-version-remove        no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-rule-edit                  no  no  no  no  no  no  ok  no    --  --    in  in
dhr:cost-rule-remove                no  no  no  no  no  no  ok  no    --  --    in  in
dhr:account-edit                    no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-add               no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-edit              no  no  no  no  no  no  ok  no    --  --    in  in
dhr:ledger-layout-remove            no  no  no  no  no  no  ok  no    --  --    in  in
dhr:pool-payment-add                no  no  no  no  no  no  ok  no    --  --    in  in
dhr:pool-payment-remove             no  no  no  no  no  no  ok  no    --  --    in  in
"""

FORMS = {line.split()[0] for line in SENT_EMPTY.splitlines() if line}
