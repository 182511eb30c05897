// Before anything is drawn: says that scripts run, so that parts which need one may show themselves.
document.documentElement.classList.add("js");
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
