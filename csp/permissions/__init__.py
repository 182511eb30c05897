"""Every permission named once, and what each role carries."""

from csp.permissions.permission import Permission
from csp.permissions.role import Role, roles_with

__all__ = ["Permission", "Role", "roles_with"]
