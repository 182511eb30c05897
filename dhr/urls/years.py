"""The addresses of what is expected year by year, of years that are locked, and of adjusting a cost in one."""

from django.urls import path

from dhr.views import cost_adjustments, forecasts, year_locks

YEARS = [
    path("forecast/", forecasts.forecast_detail, name="forecast-detail"),
    path("years/", year_locks.year_lock_list, name="year-lock-list"),
    path("years/<int:year>/lock/", year_locks.year_lock_add, name="year-lock-add"),
    path("costs/<key:key>/adjust/", cost_adjustments.cost_line_adjust, name="cost-line-adjust"),
]
