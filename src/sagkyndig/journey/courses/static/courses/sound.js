// Hearing a text and uploading a recording. Every page works without this file: players have buttons of their own.
"use strict";

(function () {
  const BACK = 15;
  const SPEEDS = [["0,8", 0.8], ["1", 1], ["1,2", 1.2], ["1,5", 1.5]];

  // --- Hearing ------------------------------------------------------------------------------------------------------

  function made(kind, name, text) {
    const node = document.createElement(kind);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  }

  function button(name, text, act) {
    const node = made("button", name, text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  function giveButtons(sound) {
    const audio = sound.querySelector("audio");
    if (!audio || sound.dataset.ready) return;
    sound.dataset.ready = "yes";
    const buttons = made("div", "sound__buttons");
    buttons.append(button("button button-secondary", BACK + " sek. tilbage", function () {
      audio.currentTime = Math.max(0, audio.currentTime - BACK);
    }));
    const speeds = made("fieldset", "sound__speeds");
    speeds.append(made("legend", "", "Hastighed"));
    SPEEDS.forEach(function (speed) {
      const one = button("", speed[0], function () {
        audio.defaultPlaybackRate = audio.playbackRate = speed[1];
        speeds.querySelectorAll("button").forEach(function (each) { each.setAttribute("aria-pressed", String(each === one)); });
      });
      one.setAttribute("aria-pressed", String(speed[1] === 1));
      one.setAttribute("aria-label", speed[0] + " gange normal hastighed");
      speeds.append(one);
    });
    buttons.append(speeds);
    audio.after(buttons);
    audio.addEventListener("error", function () {
      if (sound.querySelector(".sound__failed")) return;
      const said = made("p", "sound__failed", "Lyden kan ikke hentes lige nu. Læs teksten, eller prøv igen om lidt.");
      said.setAttribute("role", "status");
      buttons.after(said);
    });
  }

  // --- What has changed since ---------------------------------------------------------------------------------------

  // The same words, whether they hold together with a hard space, carry a sign or lie in a link.
  function words(node) {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(".verify, .changed-sign, ul, ol").forEach(function (sign) { sign.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function markChanges() {
    const changed = new Set(Array.from(document.querySelectorAll("[data-sound-changed]"), words));
    if (!changed.size) return;
    document.querySelectorAll(".read :is(.prose, .checklist, .task) :is(p, li, h2, h3, h4, h5, h6), .read .checklist > li").forEach(function (block) {
      if (block.classList.contains("is-changed") || block.closest(".is-changed") || !changed.has(words(block))) return;
      block.classList.add("is-changed");
      block.prepend(made("span", "changed-sign", "Ændret siden optagelsen"));
    });
  }

  // --- Uploading ----------------------------------------------------------------------------------------------------

  function percent(event) {
    return event.lengthComputable ? Math.round(100 * event.loaded / event.total) : 0;
  }

  // What the server answered takes the place of what stands here: the same page, with what is wrong or what was done.
  function show(answer) {
    const fresh = new DOMParser().parseFromString(answer.responseText, "text/html");
    const main = fresh.querySelector("main");
    if (!main) return false;
    document.title = fresh.title;
    document.querySelector("main").replaceWith(main);
    if (answer.responseURL) window.history.replaceState(null, "", answer.responseURL);
    dress();
    const first = main.querySelector(".error-summary") || main.querySelector(".alert-success") || main;
    first.tabIndex = -1;
    first.focus();
    first.scrollIntoView({ block: "nearest" });
    return true;
  }

  function refuse(form, said) {
    const old = form.querySelector(".upload");
    const place = old || made("div", "upload");
    place.replaceChildren(made("p", "form-error-message", said));
    place.setAttribute("role", "alert");
    if (!old) form.prepend(place);
  }

  function upload(form) {
    const bar = made("progress");
    const said = made("p", "", "Sender lyden …");
    const place = form.querySelector(".upload") || made("div", "upload");
    const send = form.querySelector("[type=submit]");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", "Hvor meget der er sendt");
    place.removeAttribute("role");
    // What was wrong with the file before this one is no longer so.
    document.querySelectorAll("main .error-summary").forEach(function (old) { old.remove(); });
    place.replaceChildren(said, bar);
    form.prepend(place);
    send.setAttribute("aria-disabled", "true");
    form.dataset.uploading = "yes";
    function ready() {
      send.removeAttribute("aria-disabled");
      delete form.dataset.uploading;
    }

    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", function (event) {
      bar.value = percent(event);
      said.textContent = "Sender lyden … " + percent(event) + " procent";
    });
    request.upload.addEventListener("load", function () {
      bar.removeAttribute("value");
      said.textContent = "Lyden er sendt. Den bliver gjort klar …";
    });
    request.addEventListener("load", function () {
      ready();
      if (request.status === 413) refuse(form, form.dataset.tooLarge);
      else if (request.status >= 400 || !show(request)) refuse(form, "Lyden blev ikke gemt. Prøv igen om lidt.");
    });
    request.addEventListener("error", function () {
      ready();
      refuse(form, "Forbindelsen blev afbrudt, og lyden er ikke gemt. Prøv igen.");
    });
    request.open("POST", form.action || window.location.href);
    request.send(new FormData(form));
  }

  function prepare(form) {
    if (form.dataset.ready) return;
    form.dataset.ready = "yes";
    form.addEventListener("submit", function (event) {
      const file = form.querySelector("[type=file]").files[0];
      if (!file) return; // the server says what is missing
      event.preventDefault();
      event.stopPropagation();
      if (form.dataset.uploading) return;
      if (file.size > Number(form.dataset.largest)) refuse(form, form.dataset.tooLarge);
      else upload(form);
    });
  }

  function dress() {
    document.querySelectorAll("[data-sound]").forEach(giveButtons);
    document.querySelectorAll("form[data-upload]").forEach(prepare);
    markChanges();
  }

  dress();
  document.addEventListener("reading:fresh", dress);
})();
