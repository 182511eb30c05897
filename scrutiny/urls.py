"""The addresses of papers, reports and packs, under their partnership."""

from django.urls import path

from scrutiny.views import packs, papers, reports

app_name = "scrutiny"

urlpatterns = [
    path("", papers.paper_list, name="paper-list"),
    path("reports/add/", reports.report_add, name="report-add"),
    path("reports/<key:key>/", reports.report_detail, name="report-detail"),
    path("reports/<key:key>/change/", reports.report_edit, name="report-edit"),
    path("reports/<key:key>/build/", packs.pack_build, name="pack-build"),
    path("packs/<key:key>/", packs.pack_detail, name="pack-detail"),
    path("packs/<key:key>/pdf/", packs.pack_download, name="pack-download"),
    path("packs/<key:key>/clear/", packs.pack_clear, name="pack-clear"),
    path("packs/<key:key>/issue/", packs.pack_issue, name="pack-issue"),
]
