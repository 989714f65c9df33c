// Remembers what a test asks for later: the widget's events, errors, and refusals of the Content-Security-Policy.
// A classic script before all others, so that it misses nothing.
window.watched = { events: [], errors: [], violations: [] };

for (const name of ["ready", "select", "domain", "view", "problem"]) {
  document.addEventListener(`relations-${name}`, event => watched.events.push([event.type, event.detail]));
}

addEventListener("error", event => watched.errors.push(String(event.message ?? event)));
addEventListener("unhandledrejection", event => watched.errors.push(`Unhandled: ${event.reason?.stack ?? event.reason}`));
document.addEventListener("securitypolicyviolation", event =>
  watched.violations.push(`${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));

const complain = console.error;
console.error = (...parts) => {
  watched.errors.push(parts.map(String).join(" "));
  complain.apply(console, parts);
};
