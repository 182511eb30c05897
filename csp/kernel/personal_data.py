"""What a field holds about people: each sensitive model classes its fields with these words."""

NONE = "none"
PSEUDONYM = "pseudonym"
PERSONAL = "personal"
SPECIAL = "special"
FREE_TEXT = "free-text"
SECRET = "secret"  # noqa: S105  (the name of a class, not a password)

CLASSES = {
    NONE: "Nothing about a person.",
    PSEUDONYM: "Points at a person without saying who they are.",
    PERSONAL: "Says something about a person (UK GDPR, article 4(1)).",
    SPECIAL: "Health, ethnicity, sex life and the like, or offences (UK GDPR, articles 9 and 10).",
    FREE_TEXT: "What people write, which may say something about anybody.",
    SECRET: "Lets a person in; never shown to anyone, themselves included.",
}
