// The application in a real browser against the real server: three people's ways through it, and what goes wrong on the way.
import "./stories/people.mjs";
import "./stories/tables.mjs";
import "./stories/owner.mjs";
import "./stories/bad_input.mjs";
import "./stories/pages.mjs";
import "./stories/typed.mjs";
