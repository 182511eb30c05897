"""The addresses of what reviews cost by year: expected, budgeted, spent, locked, and corrected in a locked one."""

from django.urls import path

from dhr.views import budgets, cost_adjustments, forecasts, spending, year_locks

YEARS = [
    path("forecast/", forecasts.forecast_detail, name="forecast-detail"),
    path("spending/", spending.spending_detail, name="spending-detail"),
    path("spending/spending.csv", spending.spending_csv, name="spending-csv"),
    path("budgets/", budgets.budget_list, name="budget-list"),
    path("budgets/<int:year>/", budgets.budget_edit, name="budget-edit"),
    path("years/", year_locks.year_lock_list, name="year-lock-list"),
    path("years/<int:year>/lock/", year_locks.year_lock_add, name="year-lock-add"),
    path("costs/<key:key>/adjust/", cost_adjustments.cost_line_adjust, name="cost-line-adjust"),
]
