// The bench: rows are added, removed and moved without a new page, and a participant's view stands beside the fields.
"use strict";

(function () {
  const bench = document.querySelector("[data-bench]");
  const form = document.getElementById("bench");
  const previewAt = bench.querySelector("[data-preview-at]");
  const previewIn = bench.querySelector("[data-preview-in]");
  const isWide = window.matchMedia("(min-width: 1200px)");
  let count = 0;

  // --- A participant's view ----------------------------------------------------------------------------------------

  async function preview() {
    previewAt.hidden = !isWide.matches;
    if (previewAt.hidden) return;
    try {
      const answer = await fetch(bench.dataset.preview, { redirect: "manual", credentials: "same-origin" });
      if (!answer.ok) return;
      const top = previewAt.scrollTop;
      previewIn.innerHTML = await answer.text();
      document.dispatchEvent(new CustomEvent("reading:fresh"));
      previewAt.scrollTop = top;
    } catch (error) {
      // What stood there stands; the next saving fetches it again.
    }
  }

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
