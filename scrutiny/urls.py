"""The addresses of papers, reports and packs, under their partnership."""

from django.urls import path

from scrutiny.views import committee_work, committees, packs, papers, reports, section_writing, sections

app_name = "scrutiny"

urlpatterns = [
    path("", papers.paper_list, name="paper-list"),
    path("committees/", committees.committee_list, name="committee-list"),
    path("committees/add/", committees.committee_add, name="committee-add"),
    path("committees/<key:key>/", committees.committee_detail, name="committee-detail"),
    path("committees/<key:key>/change/", committees.committee_edit, name="committee-edit"),
    path("committees/<key:key>/changes/", committees.committee_changes, name="committee-changes"),
    path("committees/<key:key>/members/add/", committees.member_add, name="member-add"),
    path("committees/<key:key>/meetings/add/", committee_work.meeting_add, name="meeting-add"),
    path("committees/<key:key>/deadlines/add/", committee_work.deadline_add, name="deadline-add"),
    path("committees/<key:key>/programme/add/", committee_work.work_item_add, name="work-item-add"),
    path("committees/<key:key>/programme/repeat/", committee_work.work_item_repeat, name="work-item-repeat"),
    path("members/<key:key>/", committees.member_edit, name="member-edit"),
    path("meetings/<key:key>/", committee_work.meeting_detail, name="meeting-detail"),
    path("meetings/<key:key>/change/", committee_work.meeting_edit, name="meeting-edit"),
    path("meetings/<key:key>/held/", committee_work.meeting_hold, name="meeting-hold"),
    path("meetings/<key:key>/cancel/", committee_work.meeting_cancel, name="meeting-cancel"),
    path("deadlines/<key:key>/", committee_work.deadline_edit, name="deadline-edit"),
    path("deadlines/<key:key>/remove/", committee_work.deadline_remove, name="deadline-remove"),
    path("programme/<key:key>/", committee_work.work_item_edit, name="work-item-edit"),
    path("programme/<key:key>/remove/", committee_work.work_item_remove, name="work-item-remove"),
    path("reports/add/", reports.report_add, name="report-add"),
    path("reports/<key:key>/", reports.report_detail, name="report-detail"),
    path("reports/<key:key>/change/", reports.report_edit, name="report-edit"),
    path("reports/<key:key>/changes/", reports.report_changes, name="report-changes"),
    path("reports/<key:key>/sections/add/", sections.section_add, name="section-add"),
    path("sections/<key:key>/", sections.section_detail, name="section-detail"),
    path("sections/<key:key>/write/", section_writing.section_write, name="section-write"),
    path("sections/<key:key>/change/", sections.section_edit, name="section-edit"),
    path("sections/<key:key>/move/", sections.section_move, name="section-move"),
    path("sections/<key:key>/remove/", sections.section_remove, name="section-remove"),
    path("sections/<key:key>/sign/", sections.section_sign, name="section-sign"),
    path("sections/<key:key>/comment/", sections.section_comment, name="section-comment"),
    path("comments/<key:key>/settle/", sections.comment_settle, name="comment-settle"),
    path("reports/<key:key>/build/", packs.pack_build, name="pack-build"),
    path("packs/<key:key>/", packs.pack_detail, name="pack-detail"),
    path("packs/<key:key>/pdf/", packs.pack_download, name="pack-download"),
    path("packs/<key:key>/clear/", packs.pack_clear, name="pack-clear"),
    path("packs/<key:key>/issue/", packs.pack_issue, name="pack-issue"),
]
