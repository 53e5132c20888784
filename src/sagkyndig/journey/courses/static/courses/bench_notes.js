// Puts what the server says of the text at each field, and in the list of contents.
"use strict";

(function () {
  const WORDS = { look: "Se efter:", hint: "Vink:" };

  function fieldAt(form, address) {
    const [name, place, field] = address.split(".");
    if (place === undefined) return form.querySelector('[data-rows="' + name + '"]') || form.querySelector('[data-field="' + name + '"]');
    const row = form.querySelectorAll('[data-rows="' + name + '"] > [data-row]')[Number(place)];
    return row && field ? row.querySelector('[data-field="' + field + '"]') : row;
  }

  function own(node, selector) {
    return Array.from(node.querySelectorAll(selector)).find(function (each) {
      return each.closest("[data-field], [data-row], [data-rows]") === node;
    });
  }

  function note(told) {
    const line = document.createElement("p");
    line.className = "bench-note bench-note--" + told[0];
    if (WORDS[told[0]]) {
      const word = document.createElement("strong");
      word.textContent = WORDS[told[0]];
      line.append(word, " ");
    }
    line.append(told[1]);
    return line;
  }

  function meter(text) {
    const line = document.createElement("p");
    line.className = "bench-meter";
    line.textContent = text;
    return line;
  }

  // All at once, and only where something is new: what is read aloud or looked at is left standing.
  function put(slot, nodes) {
    const holder = document.createElement("div");
    holder.append(...nodes);
    if (slot.innerHTML.trim() !== holder.innerHTML) slot.replaceChildren(...nodes);
  }

  window.benchNotes = {
    fieldAt: fieldAt,

    show: function (form, notes, meters) {
      const wanted = new Map();
      Object.entries(notes).forEach(function ([address, told]) {
        const node = fieldAt(form, address);
        const slot = node && own(node, "[data-notes]");
        if (slot) wanted.set(slot, told.map(note));
      });
      Object.entries(meters).forEach(function ([address, text]) {
        const node = fieldAt(form, address);
        const slot = node && own(node, "[data-notes]");
        if (slot) wanted.set(slot, (wanted.get(slot) || []).concat(meter(text)));
      });
      form.querySelectorAll("[data-notes]").forEach(function (slot) { put(slot, wanted.get(slot) || []); });
    },

    stop: function (form, stops) {
      form.querySelectorAll("[data-stops]").forEach(function (slot) {
        slot.replaceChildren();
        slot.parentElement.classList.remove("form-error");
      });
      Object.entries(stops).forEach(function ([address, sentences]) {
        const node = fieldAt(form, address);
        const slot = node && own(node, "[data-stops]");
        if (!slot) return;
        node.classList.add("form-error");
        slot.replaceChildren(...sentences.map(function (sentence) {
          const line = document.createElement("span");
          line.className = "form-error-sentence";
          line.textContent = sentence;
          return line;
        }));
      });
    },
  };
})();
