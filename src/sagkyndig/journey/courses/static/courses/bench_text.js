// Buttons above the long texts put in the signs for a heading, a list and emphasis. The signs can be typed just as well.
"use strict";

(function () {
  const LONG = 12;
  const SIGNS = [
    ["Overskrift", function (text) { return lines(text, "## "); }],
    ["Liste", function (text) { return lines(text, "- "); }],
    ["Fremhæv", function (text) { return "**" + (text || "ord") + "**"; }],
  ];
  const form = document.getElementById("bench");
  if (!form) return;

  function lines(text, sign) {
    return text.split("\n").map(function (line) { return line.trim() ? sign + line : line; }).join("\n") || sign;
  }

  // Headings and lists take whole lines.
  function widen(area) {
    const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const end = area.value.indexOf("\n", area.selectionEnd);
    area.setSelectionRange(start, end < 0 ? area.value.length : end);
  }

  function put(area, told, make) {
    area.focus();
    if (told !== "Fremhæv") widen(area);
    const made = make(area.value.slice(area.selectionStart, area.selectionEnd));
    // The old command, because what it does can be taken back with Ctrl-Z.
    if (!document.execCommand("insertText", false, made)) {
      area.setRangeText(made, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function dress(root) {
    root.querySelectorAll(".bench-field--text textarea").forEach(function (area) {
      if (area.rows < LONG || area.dataset.dressed) return;
      area.dataset.dressed = "yes";
      const bar = document.createElement("div");
      bar.className = "bench-signs";
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Sæt tegn i teksten");
      SIGNS.forEach(function ([told, make]) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "function-link";
        button.textContent = told;
        button.addEventListener("click", function () { put(area, told, make); });
        bar.append(button);
      });
      area.before(bar);
    });
  }

  dress(form);
  new MutationObserver(function (changes) {
    if (changes.some(function (change) { return change.addedNodes.length; })) dress(form);
  }).observe(form, { childList: true, subtree: true });
})();
