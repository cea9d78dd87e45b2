// Conveniences only: every form works without this file.
"use strict";
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    form.querySelector("[role=status]").textContent = `${input.files.length} chosen`;
  });
}
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    const status = form.querySelector("[role=status]");
    if (status) status.textContent = "Measuring …";
  });
}
window.addEventListener("pageshow", () => {
  for (const status of document.querySelectorAll("[role=status]")) status.textContent = "";
});
const last = [...document.querySelectorAll("[data-paste]")].pop();
if (last) {
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = "One more text";
  let count = document.querySelectorAll("[data-paste]").length;
  more.addEventListener("click", () => {
    count += 1;
    const box = last.cloneNode(true);
    box.querySelector("legend").textContent = `Text ${count}`;
    for (const label of box.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+$/, count);
    for (const field of box.querySelectorAll("textarea, input")) {
      field.id = field.id.replace(/\d+$/, count);
      field.value = "";
    }
    more.before(box);
    box.querySelector("textarea").focus();
  });
  last.after(more);
}
