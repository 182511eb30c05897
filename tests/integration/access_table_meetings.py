"""The rows of the access table for the meetings of a partnership: everybody who reads plans reads them."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
plans:meeting-list                  ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:meeting-add                   no  ok  no  no  no  no  no  no    --  --    in  in
plans:meeting-detail                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:meeting-edit                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:meeting-hold                  no  go  no  no  no  no  no  no    --  --    in  in
plans:meeting-changes               ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:meeting-highlights            ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:meeting-pdf                   go  go  go  go  no  no  go  go    --  --    in  in
plans:meeting-download              go  ok  go  go  no  no  go  go    --  --    in  in
plans:attendance-fill               no  ok  no  no  no  no  no  no    --  --    in  in
plans:attendance-add                no  ok  no  no  no  no  no  no    --  --    in  in
plans:attendance-edit               no  ok  no  no  no  no  no  no    --  --    in  in
plans:attendance-remove             no  ok  no  no  no  no  no  no    --  --    in  in
plans:paper-add                     no  ok  no  no  no  no  no  no    --  --    in  in
plans:paper-download                ok  ok  ok  ok  no  no  ok  ok    --  --    in  in
plans:paper-remove                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:decision-add                  no  ok  no  no  no  no  no  no    --  --    in  in
plans:decision-edit                 no  ok  no  no  no  no  no  no    --  --    in  in
plans:decision-move                 no  go  no  no  no  no  no  no    --  --    in  in
plans:decision-remove               no  ok  no  no  no  no  no  no    --  --    in  in
plans:decision-raise                no  ok  no  no  no  no  no  no    --  --    in  in
"""

READ = ("list", "detail", "changes", "highlights", "download")
SENT_EMPTY = "\n".join(
    line for line in TABLE.split("\n") if line and not line.split()[0].endswith(READ)
) + "\n"  # fmt: skip

FORMS = {line.split()[0] for line in SENT_EMPTY.split("\n") if line}
