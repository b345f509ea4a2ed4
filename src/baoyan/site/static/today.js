/* On this day: to today in the list, or to the day of the year nearest to it. */
(() => {
  "use strict";
  const view = document.querySelector(".days-view"), now = new Date();
  const month = String(now.getMonth() + 1).padStart(2, "0");
  const days = [...view.querySelectorAll("[data-day]")];
  const link = view.querySelector(`[data-to="${month}"]`);
  if (!days.length && link) location.replace(link.href);
  if (!days.length || (view.dataset.month && view.dataset.month !== month)) return;
  const place = (m, d) => (m - 1) * 30.5 + d;
  const far = (section) => {
    const away = Math.abs(place(...section.dataset.day.split("-").map(Number)) - place(now.getMonth() + 1, now.getDate()));
    return Math.min(away, 366 - away);
  };
  const near = days.reduce((best, d) => far(d) < far(best) ? d : best);
  near.classList.add("near");
  near.scrollIntoView({ block: "center" });
})();
