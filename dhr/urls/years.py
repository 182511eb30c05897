"""The addresses of financial years that are locked, and of adjusting a cost in one."""

from django.urls import path

from dhr.views import cost_adjustments, year_locks

YEARS = [
    path("years/", year_locks.year_lock_list, name="year-lock-list"),
    path("years/<int:year>/lock/", year_locks.year_lock_add, name="year-lock-add"),
    path("costs/<key:key>/adjust/", cost_adjustments.cost_line_adjust, name="cost-line-adjust"),
]
