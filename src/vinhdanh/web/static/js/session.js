// A session ends after some minutes of silence. What was typed stays on the page: before it is sent, the page asks
// whether it is still known, and takes up the work again once its owner has signed in, in another tab.

const notice = document.querySelector("#session-ended");
const { renew: address, signIn } = document.body.dataset;
const SILENCE = 4 * 60_000; // no session is shorter: below this nothing needs to be asked
let heard = Date.now();

const isSignIn = (url) => new URL(url, location.href).pathname === new URL(signIn, location.href).pathname;

// Ask a small page of ours for a fresh token; false where it answers with the page to sign in.
const renew = async () => {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || isSignIn(answer.url)) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  heard = Date.now();
  return true;
};

const lost = () => {
  notice.hidden = false;
};

const resume = async () => {
  if (notice.hidden || document.hidden || !(await renew().catch(() => false))) return;
  notice.hidden = true;
  document.querySelector("[data-report]")?.dispatchEvent(new CustomEvent("save-now"));
};

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if (form.method !== "post" || Date.now() - heard < SILENCE) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    renew()
      .catch(() => true) // no answer at all: let the browser say so
      .then((known) => {
        heard = known ? Date.now() : 0;
        if (known) form.requestSubmit(submitter);
        else lost();
      });
  },
  true,
);

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (!isSignIn(xhr.responseURL) && xhr.status !== 403) {
    heard = Date.now();
    return;
  }
  event.detail.shouldSwap = false;
  heard = 0;
  lost();
  if (xhr.status === 403) resume(); // signed in again elsewhere: only the token is old
});

document.addEventListener("visibilitychange", resume);
window.addEventListener("focus", resume);
