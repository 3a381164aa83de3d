
"use strict";
(function () {
  var page = document;
  function all(selector, root) {
    return Array.prototype.slice.call((root || page).querySelectorAll(selector));
  }
  function key(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute("data-key");
    return number === null ? cell.textContent.toLowerCase() : Number(number);
  }
  function order(a, b) {
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
  }
  function sort(table, head) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    var body = table.tBodies[0];
    all("tr", body)
      .map(function (row, index) { return { row: row, index: index, key: key(row, head.cellIndex) }; })
      .sort(function (a, b) {
        return (up ? order(a.key, b.key) : order(b.key, a.key)) || a.index - b.index;
      })
      .forEach(function (entry) { body.appendChild(entry.row); });
  }
  page.documentElement.className = "scripted";
  all("table.sortable").forEach(function (table) {
    all("thead th", table).forEach(function (head) {
      var button = page.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () { sort(table, head); });
    });
  });
  all(".filtered").forEach(function (place, number) {
    var rows = all("tbody tr", place);
    if (rows.length < 8) return;
    var form = page.createElement("div");
    var label = page.createElement("label");
    var field = page.createElement("input");
    var found = page.createElement("span");
    form.className = "filter";
    field.type = "search";
    field.id = label.htmlFor = "filter" + number;
    label.textContent = "Show only";
    field.placeholder = "test, metric, system, verdict";
    found.setAttribute("role", "status");
    [label, field, found].forEach(function (part) { form.appendChild(part); });
    place.insertBefore(form, place.firstChild);
    field.addEventListener("input", function () {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      var left = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
        if (!row.hidden) left++;
      });
      all("details", place).forEach(function (fold) {
        if (words.length) fold.open = true;
      });
      found.textContent = words.length ? left + " of " + rows.length : "";
    });
  });
  function reveal() {
    var target = location.hash && page.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var fold = target && target.parentElement; fold; fold = fold.parentElement) {
      if (fold.tagName === "DETAILS") fold.open = true;
    }
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = all("details:not([open])");
    folded.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (fold) { fold.open = false; });
  });
})();
