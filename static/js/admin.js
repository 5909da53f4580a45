/* What unfold's scripts need from our pages, and screen readers from Select2. */
(function () {
  // unfold takes every ".chart" for a canvas; ours are drawings of the server and need nothing from it.
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("figure.chart").forEach(function (figure) {
      figure.getContext = function () { return null; };
    });
  });

  // Select2 names its box after the chosen text only: an empty one has no name. The field's label becomes its name.
  function nameBoxes() {
    document.querySelectorAll("select.select2-hidden-accessible").forEach(function (select) {
      var label = select.id && document.querySelector('label[for="' + select.id + '"]');
      var name = label ? label.textContent.replace("*", "").trim() : select.getAttribute("aria-label");
      var box = select.nextElementSibling && select.nextElementSibling.querySelector(".select2-selection");
      if (!box || !name) { return; }
      [box].concat(Array.from(box.querySelectorAll("[role=textbox]"))).forEach(function (part) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", name);
      });
    });
  }
  function nameBoxesSoon() { window.setTimeout(nameBoxes, 100); }
  window.addEventListener("load", nameBoxesSoon);
  document.addEventListener("formset:added", nameBoxesSoon);
})();
