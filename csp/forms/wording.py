"""What a field calls its question in a sentence about a mistake."""

from typing import Any


def in_a_sentence(label: str) -> str:
    """Return the label as it reads inside a sentence: “Due date” becomes “due date”, “DHR” stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


class Worded:
    """A field whose messages name its question; a form may still give its own ``error_messages``.

    ``called`` is what the answer is called in messages; without it, the label is. ``sometimes`` marks a question
    that another answer may make one to be answered: it is not called optional.
    """

    verb = "Enter"

    def __init__(self, *args: Any, called: str = "", sometimes: bool = False, **kwargs: Any) -> None:
        """Write the messages; the form's own take their place."""
        label = str(kwargs.get("label") or "answer")
        self.sometimes = sometimes
        is_question = label.endswith("?") and not called
        thing = called or in_a_sentence(label)
        self.words = label
        self.thing = f"an answer to “{label}”" if is_question else f"the {thing}"
        self.subject = "Your answer" if is_question else thing[:1].upper() + thing[1:]
        kwargs["error_messages"] = {**self.sentences(), **(kwargs.get("error_messages") or {})}
        super().__init__(*args, **kwargs)

    def sentences(self) -> dict[str, str]:
        """Return the messages by code; each says what is wrong and what to do."""
        return {"required": f"{self.verb} {self.thing}"}


def literal(words: str) -> str:
    """Return words for use in a message that Django will fill in: a per cent sign is only itself."""
    return words.replace("%", "%%")
