"""A copy button that needs no network.

``st.code`` has one too, but sets prose in a code block. The script gets the text as data and never as markup.
"""

import streamlit as st

HTML = '<button type="button"><span class="label">Copy</span></button><span class="said" role="status"></span>'

CSS = """
button {
  font: inherit; font-size: 0.875rem; line-height: 1.6; color: var(--st-text-color); cursor: pointer;
  background: transparent; border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: 0.25rem 0.85rem;
}
button:hover { border-color: var(--st-link-color); color: var(--st-link-color); }
button:focus-visible { outline: 2px solid var(--st-link-color); outline-offset: 2px; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""

# navigator.clipboard is missing when the page is served over plain http to another machine; execCommand still works.
JS = """
async function write(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text);
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.appendChild(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copying is not allowed");
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const label = parentElement.querySelector(".label");
  const said = parentElement.querySelector(".said");
  let timer;
  label.textContent = data.label;
  button.onclick = async () => {
    let words = "Copied";
    try { await write(data.text); } catch { words = "Could not copy"; }
    label.textContent = words;
    said.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { label.textContent = data.label; said.textContent = ""; }, 1600);
  };
  return () => clearTimeout(timer);
}
"""

_mount = st.components.v2.component("rewriter_copy", html=HTML, css=CSS, js=JS)


def copy_button(text: str, *, key: str, label: str = "Copy") -> None:
    """A button that copies ``text``, exactly as it is, to the clipboard."""
    _mount(key=key, data={"text": text, "label": label}, width="content")
