// Passkeys: hands what the site asks to the browser, and what the browser answers back to the form.
// A form that uses one has data-passkey: "make" (a new one), "use" (one of this person's), or "find" (any for this site).

const bytes = (text) => {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
};
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const named = (one) => ({ ...one, id: bytes(one.id) });

async function make(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: named(asked.user),
    excludeCredentials: (asked.excludeCredentials ?? []).map(named),
    // One that signs in by itself: kept with its name, and opened by a finger, a face or a PIN.
    authenticatorSelection: {
      ...asked.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  };
  const made = await navigator.credentials.create({ publicKey });
  return {
    ...whole(made),
    response: {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
    },
  };
}

async function use(asked) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: (asked.allowCredentials ?? []).map(named),
  };
  const used = await navigator.credentials.get({ publicKey });
  return {
    ...whole(used),
    response: {
      clientDataJSON: text(used.response.clientDataJSON),
      authenticatorData: text(used.response.authenticatorData),
      signature: text(used.response.signature),
      userHandle: used.response.userHandle ? text(used.response.userHandle) : null,
    },
  };
}

function whole(credential) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function asked(form) {
  if (form.dataset.passkey !== "find") {
    return JSON.parse(document.getElementById("passkey-asked").textContent).publicKey;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options.publicKey;
}

function ready(form) {
  const box = form.querySelector("[name=credential]");
  const told = form.querySelector("[role=alert]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    try {
      const wanted = await asked(form);
      box.value = JSON.stringify(await (form.dataset.passkey === "make" ? make(wanted) : use(wanted)));
      form.submit();
    } catch {
      told.textContent = told.dataset.words;
    }
  });
}

if ("PublicKeyCredential" in window) {
  document.querySelectorAll("form[data-passkey]").forEach(ready);
  document.querySelectorAll(".sp-no-passkey").forEach((one) => one.remove());
}
