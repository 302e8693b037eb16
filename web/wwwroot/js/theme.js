// Before anything is drawn: the theme the user chose, if not the system's.
{
  const chosen = localStorage.getItem("bpp-theme");
  if (chosen)
    document.documentElement.dataset.theme = chosen;
  if (localStorage.getItem("bpp-sidebar") === "closed")
    document.documentElement.dataset.sidebar = "closed";
}
