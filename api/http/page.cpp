#include "http/page.hpp"

#include "core/markup.hpp"

namespace tyndau::http {

std::string escaped(std::string_view text) { return escaped_markup(text); }

std::string page(std::string_view title, std::string_view body, Language language, LinkPreview preview) {
  preview.title = title;
  preview.language = language;
  std::string text = "<!doctype html>\n<html lang=\"";
  text += code(language);
  text += "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>";
  text += escaped(title);
  text += "</title>\n";
  if (!preview.description.empty())
    text += "<meta name=\"description\" content=\"" + escaped(preview.description) + "\">\n";
  text += preview_markup(preview);
  text += "<link rel=\"stylesheet\" href=\"/style.css\"></head><body><main tabindex=\"0\"><h1>";
  text += escaped(title);
  text += "</h1>\n";
  text += body;
  text += "</main></body></html>\n";
  return text;
}

LinkPreview described(std::string description) {
  LinkPreview preview;
  preview.description = std::move(description);
  return preview;
}

std::string_view style_sheet() {
  return R"css(:root { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --link: #0b4fb3; --seen: #6a3d9a }
@media (prefers-color-scheme: dark) { :root { --ground: #16181c; --ink: #f0f0f0; --link: #8ab4f8; --seen: #cfa8ff } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", sans-serif }
main { max-width: 56rem; margin: 0 auto; padding: 1rem; overflow-x: auto }
a { color: var(--link) }
a:visited { color: var(--seen) }
h1 { line-height: 1.2 }
h3 { font-size: 1rem; margin: .3rem 0 }
section { border-top: 1px solid #8888; padding: .5rem 0 }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
.answer { font-size: 1.15rem }
article { border-left: .4rem solid #8888; padding: .1rem 0 .1rem .8rem; margin: .8rem 0 }
article.fail { border-color: #b3261e }
article.cannot_tell { border-color: #b58900 }
article.pass { border-color: #2e7d32 }
.law, footer { font-size: .875rem }
bdi, td { overflow-wrap: anywhere }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884 }
.sketch { max-width: 100%; border: 1px solid #8888 }
.sketch .area { fill: #4a78a844; stroke: #4a78a8; fill-rule: evenodd }
.sketch .line { fill: none; stroke: #4a78a8 }
.sketch .near { opacity: .35 }
.sketch .point { stroke: #b3261e; stroke-width: 6; stroke-linecap: round }
nav a { margin-right: 1rem }
)css";
}

}  // namespace tyndau::http
