"""Every permission named once, and what each role carries."""

from csp.permissions.permission import Permission
from csp.permissions.role import READING, RUNS_A_PLAN, SEEN_AS, Role, roles_with

__all__ = ["READING", "RUNS_A_PLAN", "SEEN_AS", "Permission", "Role", "roles_with"]
