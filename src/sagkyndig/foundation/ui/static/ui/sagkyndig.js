// Small comforts. Every page works without this file.
"use strict";

DKFDS.init();

// A second click on a button that sends a form does nothing while the first one is on its way.
document.addEventListener("submit", function (event) {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // A form that answers with a file leaves the page standing: let it be sent again after a while.
  window.setTimeout(function () { delete form.dataset.sent; }, 4000);
});

// A page that the browser kept (the back button) must be able to send its forms again.
window.addEventListener("pageshow", function () {
  document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
});

// In rows that are stacked on a narrow screen, a cell with nothing in it needs no heading either.
document.querySelectorAll(".table--responsive-headers tbody td").forEach(function (cell) {
  if (!cell.textContent.trim() && !cell.querySelector("input, button, img, svg")) cell.classList.add("is-empty");
});
