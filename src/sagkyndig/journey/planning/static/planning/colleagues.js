// Copying the link and printing the guide. Without this file one marks the link oneself, and prints by the browser.
"use strict";

document.querySelectorAll("[data-copies]").forEach(function (button) {
  if (!navigator.clipboard) return;
  const field = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[data-copied-said]");
  button.hidden = false;
  button.addEventListener("click", function () {
    field.select();
    navigator.clipboard.writeText(field.value).then(
      function () { said.textContent = "Linket er kopieret."; },
      function () { said.textContent = "Linket kunne ikke kopieres. Markér det, og kopiér det selv."; }
    );
  });
});

document.querySelectorAll("[data-prints]").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
});
