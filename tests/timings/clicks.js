// Uses the report about times as a person would, and says what it shows.
"use strict";
const said = [];
const names = () => [...document.querySelectorAll("#methods tbody code")].map(code => code.textContent);
const times = () => [...document.querySelectorAll("#methods tbody tr")].map(row => Number(row.children[4].textContent));
const sorted = (list, before) => list.every((one, at) => at === 0 || before(list[at - 1], one));
const button = key => document.querySelector(`th button[data-key=${key}]`);
const search = text => {
  const field = document.getElementById("search");
  field.value = text;
  field.dispatchEvent(new Event("input"));
};
said.push(`rows ${names().length > 10}`);
said.push(`slowest first ${sorted(times(), (a, b) => a >= b)} ${times()[0] > 0}`);
button("total").click();
said.push(`fastest first ${sorted(times(), (a, b) => a <= b)} ${button("total").parentElement.getAttribute("aria-sort")}`);
button("instance").click();
said.push(`by name ${sorted(names(), (a, b) => a <= b)} ${button("instance").parentElement.getAttribute("aria-sort")}`);
document.getElementById("program").click();
said.push(`of the program ${names().join("; ")} (${document.getElementById("count").textContent.split(" ")[0]})`);
search("SLOW");
said.push(`search ${names().join("; ")}`);
said.push(`reason ${document.querySelector("#methods .why").textContent}`);
said.push(`bars ${document.querySelectorAll("#methods .bar span").length > 0} ${document.querySelectorAll("#stages tr").length}`);
search("there is no such name");
said.push(`none ${names().length}`);
said.push(`scripts ${document.querySelectorAll("script").length} outside ${document.querySelectorAll("[src], link").length}`);
said.push(`summary ${/ms in all. \d+ inferred; code: \d+ found in the cache, \d+ shared, \d+ generated./.test(document.getElementById("summary").textContent)}`);
document.body.replaceChildren(...said.map(text => {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}));
