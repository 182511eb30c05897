// Five minutes before a session ends, says so without taking the focus, and offers to stay signed in.
const WARN_BEFORE = 5 * 60;
const LOOK_EVERY = 10;

function watch(part) {
  const words = part.querySelector("p");
  const form = part.querySelector("form");
  const others = "BroadcastChannel" in window ? new BroadcastChannel("saferplan-session") : null;
  let ends = 0;

  // The words are in a live region, so the same ones are never set twice.
  const say = (sentence) => {
    if (words.textContent !== sentence) {
      words.textContent = sentence;
    }
  };
  // Asked every few seconds rather than once: a machine that slept has missed its time.
  const look = () => {
    const left = (ends - Date.now()) / 1000;
    part.classList.toggle("is-near", left <= WARN_BEFORE);
    form.hidden = left > WARN_BEFORE || left <= 0;
    if (left > WARN_BEFORE) {
      say("");
    } else if (left <= 0) {
      say("You have been signed out. Save as usual: you are asked to sign in, and your words come back.");
    } else {
      const at = new Date(ends).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      say(`You will be signed out at ${at}.`);
    }
  };
  const goOn = (seconds) => {
    ends = Date.now() + seconds * 1000;
    look();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      const { seconds } = answer.ok ? await answer.json() : { seconds: 0 };
      goOn(seconds);
      others?.postMessage(seconds);
    } catch {
      say("The site did not answer. Try again.");
    }
  });
  if (others) {
    // A page opened in another tab has lengthened this session, too.
    others.onmessage = ({ data }) => goOn(Number(data));
    others.postMessage(Number(part.dataset.seconds));
  }
  goOn(Number(part.dataset.seconds));
  setInterval(look, LOOK_EVERY * 1000);
}

const part = document.querySelector(".sp-stay");
if (part) {
  watch(part);
}
