// Reading a course: papers behind tabs, and the provision that was touched comes forward. Every page reads without this file.
"use strict";

(function () {
  // Which paper was open, by case: a preview that is fetched anew opens the same one.
  const open = new Map();

  function makeTabs(papers) {
    const list = papers.querySelector(".papers__list");
    const tabs = Array.from(list.querySelectorAll("a"));
    const sheets = tabs.map(function (tab) { return document.getElementById(tab.hash.slice(1)); });
    if (sheets.includes(null)) return;

    function show(place, focus) {
      tabs.forEach(function (tab, at) {
        tab.setAttribute("aria-selected", String(at === place));
        tab.tabIndex = at === place ? 0 : -1;
        sheets[at].hidden = at !== place;
      });
      open.set(papers.dataset.papers, place);
      if (focus) tabs[place].focus();
    }

    papers.dataset.ready = "yes";
    papers.classList.add("papers--tabs");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-labelledby", papers.getAttribute("aria-labelledby"));
    tabs.forEach(function (tab, place) {
      tab.parentElement.setAttribute("role", "presentation");
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", sheets[place].id);
      sheets[place].setAttribute("role", "tabpanel");
      sheets[place].setAttribute("aria-labelledby", tab.id);
      sheets[place].tabIndex = 0;
      tab.addEventListener("click", function (event) {
        event.preventDefault();
        show(place, true);
      });
    });
    list.addEventListener("keydown", function (event) {
      const here = tabs.indexOf(document.activeElement);
      const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (event.key === " " && here >= 0) show(here, true);
      else if (there === undefined || here < 0) return;
      else show((there + tabs.length) % tabs.length, true);
      event.preventDefault();
    });
    papers.addEventListener("click", function (event) {
      const next = event.target.closest(".paper__next a");
      if (!next) return;
      event.preventDefault();
      show(sheets.findIndex(function (sheet) { return "#" + sheet.id === next.hash; }), true);
    });
    const asked = sheets.findIndex(function (sheet) { return "#" + sheet.id === window.location.hash; });
    show(asked >= 0 ? asked : open.get(papers.dataset.papers) || 0, false);
  }

  function dress() {
    document.querySelectorAll("[data-papers]:not([data-ready])").forEach(makeTabs);
  }

  // --- The law ------------------------------------------------------------------------------------------------------

  let touched = null;

  function copyOf(note) {
    const copy = document.createElement("div");
    copy.className = "law-note";
    copy.append(...note.cloneNode(true).childNodes);
    return copy;
  }

  function closing(after) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "law-close";
    button.textContent = "Luk";
    button.addEventListener("click", after);
    return button;
  }

  function putBack() {
    document.querySelectorAll(".law-forward").forEach(function (slot) { slot.replaceChildren(); slot.hidden = true; });
    if (touched) touched.classList.remove("is-forward");
    const back = touched;
    touched = null;
    return back;
  }

  function slotIn(notes) {
    let slot = notes.querySelector(".law-forward");
    if (!slot) {
      slot = document.createElement("div");
      slot.className = "law-forward";
      slot.setAttribute("role", "status");
      notes.prepend(slot);
    }
    slot.hidden = false;
    return slot;
  }

  function bringForward(link, note, notes) {
    putBack();
    const slot = slotIn(notes);
    slot.replaceChildren(copyOf(note), closing(function () {
      const back = putBack();
      if (back) back.focus({ preventScroll: true });
    }));
    notes.scrollTop = 0;
    touched = link;
    link.classList.add("is-forward");
  }

  function showSheet(note) {
    const sheet = document.createElement("dialog");
    sheet.className = "law-sheet";
    sheet.setAttribute("aria-label", note.querySelector("h3").textContent);
    const close = closing(function () { sheet.close(); });
    close.autofocus = true;
    sheet.append(copyOf(note), close);
    sheet.addEventListener("close", function () { sheet.remove(); });
    sheet.addEventListener("click", function (event) { if (event.target === sheet) sheet.close(); });
    document.body.append(sheet);
    sheet.showModal();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.law");
    const read = link && link.closest(".read");
    const note = read && document.getElementById(link.hash.slice(1));
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const notes = read.querySelector("[data-law-notes]");
    if (notes && window.getComputedStyle(notes).position === "sticky") bringForward(link, note, notes);
    else showSheet(note);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !touched) return;
    const isInIt = document.activeElement.closest(".law-forward");
    const back = putBack();
    if (isInIt) back.focus({ preventScroll: true });
  });

  dress();
  // A preview that has been put in anew says so: "reading:fresh" from our own scripts.
  document.addEventListener("reading:fresh", dress);
})();
