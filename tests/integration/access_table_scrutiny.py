"""Who may open the pages of papers and reports: rows of the access table."""

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
scrutiny:paper-list                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:report-add                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-detail              no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-edit                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-add               no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-changes           no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-edit              no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-remove            no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-download          no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-move              no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-add             no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-changes         no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-edit            no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-remove          no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-build                 no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-appendix-download     ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-zip                   ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-print                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-detail                ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-download              ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-word                  ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-table                 ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:pack-clear                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-issue                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:committee-list             ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:committee-detail           ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:committee-changes          ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:meeting-detail             ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
scrutiny:committee-add              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:committee-edit             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:member-add                 no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:member-edit                no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-add                no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-edit               no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-cancel             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-add               no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-edit              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-remove            no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-add              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-edit             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-remove           no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-hold               no  go  no  no  no  go  no  no    --  --    in  in
scrutiny:work-item-repeat           no  go  no  no  no  go  no  no    --  --    in  in
scrutiny:report-changes             no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-detail             no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:section-write              no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:section-sign               no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:section-add                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-edit               no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-remove             no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-move               no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:section-comment            no  go  go  go  no  --  --  no    --  --    in  in
scrutiny:comment-settle             no  go  go  go  no  --  --  no    --  --    in  in
"""

SENT_EMPTY = """
scrutiny:report-add                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:report-edit                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-add               no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-edit              no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-remove            no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:appendix-move              no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-add             no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-edit            no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:correction-remove          no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-build                 no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-clear                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:pack-issue                 no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:committee-add              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:committee-edit             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:member-add                 no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:member-edit                no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-add                no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-edit               no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-cancel             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-add               no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-edit              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:deadline-remove            no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-add              no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-edit             no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:work-item-remove           no  ok  no  no  no  ok  no  no    --  --    in  in
scrutiny:meeting-hold               no  go  no  no  no  go  no  no    --  --    in  in
scrutiny:work-item-repeat           no  go  no  no  no  go  no  no    --  --    in  in
scrutiny:section-write              no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:section-sign               no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:section-add                no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-edit               no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-remove             no  ok  no  no  no  no  no  no    --  --    in  in
scrutiny:section-move               no  go  no  no  no  no  no  no    --  --    in  in
scrutiny:section-comment            no  ok  ok  ok  no  --  --  no    --  --    in  in
scrutiny:comment-settle             no  go  go  go  no  --  --  no    --  --    in  in
"""

FORMS = {line.split()[0] for line in SENT_EMPTY.split("\n") if line}
