// Wakes GOV.UK Frontend's parts. Every page works without this file.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  PasswordInput,
  Radios,
  SkipLink,
} from "../govuk/govuk-frontend.min.js";
import "./copy.js";
import "./passkey.js";
import "./stay.js";

for (const Part of [CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink]) {
  createAll(Part);
}
// A call-out that has to be read first takes the focus, as an error summary does, unless that one stands above it.
const first = document.querySelector(".govuk-error-summary, .sp-call[role=alert]");
if (first?.matches(".sp-call")) {
  first.focus();
}
// A second press of a button doesn't send the form a second time.
createAll(Button, { preventDoubleClick: true });
