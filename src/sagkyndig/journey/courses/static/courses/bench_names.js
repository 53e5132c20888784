// The reference picker: chosen provisions as chips, the register's names while one types. Without this file: one a line.
"use strict";

(function () {
  const known = document.getElementById("lovregistret");

  function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function chip(name, remove) {
    const item = make("li", "bench-chip", name);
    const button = make("button", "bench-chip__remove");
    button.type = "button";
    button.setAttribute("aria-label", "Fjern " + name);
    button.textContent = "×";
    button.addEventListener("click", remove);
    item.append(button);
    return item;
  }

  function pick(area) {
    const list = make("ul", "bench-chips");
    const input = make("input", "form-input bench-names__input");
    input.type = "text";
    input.id = area.id;
    input.setAttribute("list", known.id);
    input.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
    const hint = area.parentElement.querySelector(".form-hint");
    if (hint) hint.textContent = "Skriv eller vælg på listen, og tryk Enter. Fx SEL § 96, stk. 2.";
    area.removeAttribute("id");
    area.hidden = true;
    area.dataset.ready = "yes";

    function names() {
      return area.value.split("\n").map(function (name) { return name.trim(); }).filter(Boolean);
    }

    function show() {
      list.replaceChildren(...names().map(function (name, place) {
        return chip(name, function () {
          write(names().filter(function (_, at) { return at !== place; }));
          input.focus();
        });
      }));
      list.hidden = !list.children.length;
    }

    function write(listed) {
      area.value = listed.join("\n");
      show();
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function take() {
      const name = input.value.replace(/[\s,;]+$/, "").trim();
      input.value = "";
      if (name && !names().includes(name)) write(names().concat(name));
    }

    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter") {
        event.preventDefault();
        take();
      } else if (event.key === "Backspace" && !input.value && names().length) {
        write(names().slice(0, -1));
      }
    });
    // Only a name that was chosen from the list comes all at once: one that is typed may be the beginning of a longer one.
    input.addEventListener("input", function (event) {
      const isChosen = !event.inputType || event.inputType === "insertReplacementText";
      if (isChosen && Array.from(known.options).some(function (each) { return each.value === input.value; })) take();
      event.stopPropagation();
    });
    input.addEventListener("change", function (event) {
      event.stopPropagation();
      take();
    });
    area.before(list, input);
    show();
  }

  window.benchNames = function (root) {
    root.querySelectorAll("textarea[data-names]:not([data-ready])").forEach(pick);
  };
})();
