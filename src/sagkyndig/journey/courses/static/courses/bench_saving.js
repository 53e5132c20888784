// Saves as one writes. What could not be saved stays on the page, says so, and is tried again. Without this file: »Gem«.
"use strict";

(function () {
  const AFTER_A_KEY = 1500;
  const TRY_AGAIN = [3000, 6000, 12000, 20000];
  const KEPT = "Det, du har skrevet, står stadig her.";

  window.benchSaving = function (bench, form, after) {
    const status = bench.querySelector("[data-saved]");
    const changedAt = bench.querySelector("[data-changed]");
    const address = bench.dataset.autosave;
    let isDirty = false;
    let isStopped = false;
    let isLeaving = false;
    let running = null;
    let timer = 0;
    let failures = 0;

    function say(text, isBad) {
      if (status.textContent !== text) status.textContent = text;
      status.classList.toggle("is-bad", isBad);
    }

    function later(wait) {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, wait);
    }

    function failed(text) {
      isDirty = true;
      say("Ikke gemt. " + KEPT + " " + text, true);
      later(TRY_AGAIN[Math.min(failures, TRY_AGAIN.length - 1)]);
      failures += 1;
    }

    // Whoever has signed in again in another window has a new token there, and so has this page.
    async function newToken() {
      const answer = await fetch(form.action, { redirect: "manual", credentials: "same-origin" });
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("#bench [name=csrfmiddlewaretoken]");
      if (!token) return false;
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(function (each) { each.value = token.value; });
      return true;
    }

    async function send() {
      return fetch(address, { method: "POST", body: new FormData(form), redirect: "manual", credentials: "same-origin" });
    }

    async function told(answer) {
      const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      return isJson ? answer.json() : null;
    }

    function isSaved(answer) {
      failures = 0;
      form.elements.revision.value = answer.revision;
      say(isDirty ? "Gemmer …" : answer.saved, false);
      window.benchNotes.stop(form, {});
      changedAt.replaceChildren();
      after(answer);
    }

    function refused(answer) {
      isDirty = true;
      failures = 0;
      say(answer.said, true);
      window.benchNotes.stop(form, answer.stops || {});
      if (!answer.changed) return;
      isStopped = true;
      changedAt.innerHTML = answer.changed;
      changedAt.dataset.revision = answer.revision;
      changedAt.firstElementChild.focus();
    }

    async function attempt() {
      isDirty = false;
      let answer;
      let said;
      try {
        answer = await send();
        if (answer.status === 403 && await newToken()) answer = await send();
        said = await told(answer);
      } catch (error) {
        return failed("Der er ingen forbindelse. Vi prøver igen.");
      }
      if (answer.type === "opaqueredirect" || answer.status === 403) return failed("Du er logget ud. Log ind i et nyt vindue, så bliver det gemt.");
      if (answer.ok && said) return isSaved(said);
      if (said && (answer.status === 422 || answer.status === 409)) return refused(said);
      return failed("Vi prøver igen.");
    }

    // One at a time: whatever is written while one is on its way goes with the next.
    async function save() {
      window.clearTimeout(timer);
      if (isStopped) return;
      if (running) return running;
      running = attempt();
      await running;
      running = null;
      if (isDirty && !failures && !status.classList.contains("is-bad")) later(AFTER_A_KEY);
    }

    function changed() {
      isDirty = true;
      if (isStopped) return;
      if (!failures && !status.classList.contains("is-bad")) say("Gemmer …", false);
      later(AFTER_A_KEY);
    }

    form.addEventListener("input", changed);
    form.addEventListener("change", function () { if (isDirty) save(); });
    form.addEventListener("focusout", function () { if (isDirty && !failures) save(); });
    document.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        isDirty = true;
        save();
      }
    });
    form.addEventListener("submit", function (event) {
      const pressed = event.submitter;
      if (pressed && pressed.hasAttribute("data-send")) {
        isLeaving = true;
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (pressed && pressed.hasAttribute("data-over") && changedAt.dataset.revision) {
        form.elements.revision.value = changedAt.dataset.revision;
        delete changedAt.dataset.revision;
        isStopped = false;
      }
      isDirty = true;
      save();
    });
    // A link takes one on as soon as the last words are saved.
    document.addEventListener("click", async function (event) {
      const link = event.target.closest("a[href]");
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (link.hasAttribute("data-theirs")) isLeaving = true;
      const isHere = link.href.split("#")[0] === window.location.href.split("#")[0] && link.hash;
      if (isHere || isLeaving || link.target || (!isDirty && !running)) return;
      event.preventDefault();
      await (running || Promise.resolve());
      if (isDirty) await save();
      window.location.href = link.href;
    });
    window.addEventListener("beforeunload", function (event) {
      if (!isLeaving && (isDirty || running)) event.preventDefault();
    });
    window.addEventListener("online", function () { if (isDirty) save(); });
    // Back from the window in which one has signed in again.
    window.addEventListener("focus", function () { if (failures) save(); });

    return { changed: changed, save: save };
  };
})();
