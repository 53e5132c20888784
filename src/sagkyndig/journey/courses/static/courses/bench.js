// The bench: rows are added, removed and moved without a new page, and a participant's view stands beside the fields.
"use strict";

(function () {
  const bench = document.querySelector("[data-bench]");
  const form = document.getElementById("bench");
  const previewAt = bench.querySelector("[data-preview-at]");
  const previewIn = bench.querySelector("[data-preview-in]");
  const isWide = window.matchMedia("(min-width: 1200px)");
  let count = 0;
  let asked = 0;

  // --- A participant's view ----------------------------------------------------------------------------------------

  async function preview() {
    previewAt.hidden = !isWide.matches;
    if (previewAt.hidden) return;
    const number = asked += 1;
    try {
      const answer = await fetch(bench.dataset.preview, { redirect: "manual", credentials: "same-origin" });
      const read = await answer.text();
      if (!answer.ok || number !== asked) return;
      const top = previewAt.scrollTop;
      const isOpen = Boolean(previewIn.querySelector("details.afterwards[open]"));
      previewIn.innerHTML = read;
      previewIn.querySelectorAll("details.afterwards").forEach(function (each) { each.open = isOpen; });
      document.dispatchEvent(new CustomEvent("reading:fresh"));
      previewAt.scrollTop = top;
    } catch (error) {
      // What stood there stands; the next saving fetches it again.
    }
  }

  // What is being written is in view at the side too.
  const FOLLOWS = { kort: ".case-facts", akter: ".papers", muligheder: ".steps", punkter: ".afterwards", overvejelser: ".afterwards", svar: ".afterwards" };
  let followed = "";

  form.addEventListener("focusin", function (event) {
    const section = event.target.closest(".bench-section");
    const key = section ? section.id.replace("afsnit-", "") : "";
    if (previewAt.hidden || key === followed) return;
    followed = key;
    const there = FOLLOWS[key] && previewIn.querySelector(FOLLOWS[key]);
    if (there && there.matches("details")) there.open = true;
    const wanted = there ? there.getBoundingClientRect().top - previewAt.getBoundingClientRect().top + previewAt.scrollTop : 0;
    previewAt.scrollTop = Math.max(0, wanted - 8);
  });

  // --- What came back ----------------------------------------------------------------------------------------------

  function saved(answer) {
    bench.querySelector("[data-title]").textContent = answer.title;
    document.title = answer.title + " – Sagkyndig";
    bench.querySelector("[data-state]").innerHTML = answer.state;
    bench.querySelector("[data-send]").hidden = !answer.is_draft;
    const about = bench.querySelector("[data-about-state]");
    if (about) about.hidden = answer.is_draft;
    bench.querySelector("[data-standing]").textContent = answer.standing;
    bench.querySelector("[data-estimate]").textContent = answer.estimate;
    Object.entries(answer.sections).forEach(function ([key, text]) {
      const slot = bench.querySelector('[data-section="' + key + '"]');
      if (slot && slot.textContent !== text) slot.textContent = text;
    });
    window.benchNotes.show(form, answer.notes, answer.meters);
    preview();
  }

  const saving = window.benchSaving(bench, form, saved);

  // --- Rows ----------------------------------------------------------------------------------------------------------

  function renumber(rows) {
    rows.querySelectorAll(":scope > [data-row]").forEach(function (row, place) {
      row.querySelectorAll("[data-heading]").forEach(function (heading) {
        heading.textContent = rows.dataset.one + " " + (place + 1);
      });
    });
    saving.changed();
    saving.save();
  }

  function firstField(row) {
    return row.querySelector("input:not([type=hidden]), textarea:not([hidden]), select");
  }

  function add(rows) {
    const blank = document.querySelector('template[data-blank="' + rows.dataset.rows + '"]');
    count += 1;
    const holder = document.createElement("div");
    holder.innerHTML = blank.innerHTML.replaceAll("__n__", "ny" + count);
    const row = holder.firstElementChild;
    rows.querySelector(":scope > .bench-rows__add").before(row);
    window.benchNames(row);
    renumber(rows);
    firstField(row).focus();
  }

  // What was removed can be put back until the page is left.
  function remove(rows, row) {
    const line = document.createElement("p");
    const button = document.createElement("button");
    line.className = "bench-removed";
    line.append(row.querySelector("[data-heading]").textContent + " er fjernet. ");
    button.type = "button";
    button.className = "function-link";
    button.textContent = "Fortryd";
    button.addEventListener("click", function () {
      line.replaceWith(row);
      renumber(rows);
      firstField(row).focus();
    });
    line.append(button);
    row.replaceWith(line);
    renumber(rows);
    button.focus();
  }

  function move(rows, row, what, button) {
    const all = Array.from(rows.querySelectorAll(":scope > [data-row]"));
    const other = all[all.indexOf(row) + (what === "op" ? -1 : 1)];
    if (!other) return;
    if (what === "op") other.before(row);
    else other.after(row);
    renumber(rows);
    button.focus();
  }

  form.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    event.preventDefault();
    const rows = button.closest("[data-rows]");
    const row = button.closest("[data-row]");
    if (button.dataset.do === "tilføj") add(rows);
    else if (button.dataset.do === "fjern") remove(rows, row);
    else move(rows, row, button.dataset.do, button);
  });

  window.benchNames(form);
  isWide.addEventListener("change", preview);
  preview();
})();
