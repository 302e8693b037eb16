// The page's words; English ones are the keys.
const german = {
  "Photos": "Fotos",
  "Picks": "Auswahl",
  "Favourites": "Favoriten",
  "Albums": "Alben",
  "People": "Personen",
  "Back": "Zurück",
  "Close": "Schließen",
  "Photo": "Foto",
  "Photo of {0}": "Foto vom {0}",
  "No date": "Ohne Datum",
  "{0} photos": "{0} Fotos",
  "1 photo": "1 Foto",
  "See these photos": "Diese Fotos ansehen",
  "Their owner will be asked to let this device in.": "Ihr Besitzer wird gefragt, ob er dieses Gerät zulässt.",
  "What is this device called?": "Wie heißt dieses Gerät?",
  "Ask the owner": "Den Besitzer fragen",
  "Is this the right computer?": "Ist es der richtige Computer?",
  "The connection is encrypted with the computer's own certificate. In the browser's details of it, its SHA-256 fingerprint must be:": "Die Verbindung ist mit dem eigenen Zertifikat des Computers verschlüsselt. In dessen Einzelheiten im Browser muss der SHA-256-Fingerabdruck lauten:",
  "Waiting for the owner to approve…": "Warten auf die Zustimmung des Besitzers …",
  "The owner sees the same words. If they differ, it is not this device that asks.": "Der Besitzer sieht dieselben Wörter. Sind es andere, fragt nicht dieses Gerät.",
  "Access revoked": "Zugang entzogen",
  "The owner ended this device's access. To ask again, open a new link from the owner.": "Der Besitzer hat den Zugang dieses Geräts beendet. Um erneut zu fragen, öffnen Sie einen neuen Link von ihm.",
  "Ask again": "Erneut fragen",
  "Ask the owner for a link": "Bitten Sie den Besitzer um einen Link",
  "These photos are shared with devices that their owner let in.": "Diese Fotos sind für Geräte da, die ihr Besitzer zugelassen hat.",
  "The other computer cannot be reached. It may be asleep or on another network; this page goes on by itself.": "Der andere Computer ist nicht erreichbar. Vielleicht schläft er oder ist in einem anderen Netz; diese Seite macht von selbst weiter.",
  "Nothing here yet": "Hier ist noch nichts",
  "Reject": "Ablehnen",
  "Choose": "Auswählen",
  "Favourite": "Favorit",
  "Download": "Herunterladen",
  "{0} stars": "{0} Sterne",
  "Rating": "Bewertung",
  "Undo": "Rückgängig",
  "Marked as favourite": "Als Favorit markiert",
  "No longer a favourite": "Kein Favorit mehr",
  "Rated": "Bewertet",
  "Chosen": "Ausgewählt",
  "Rejected": "Abgelehnt",
  "Left to Bpp": "Bpp überlassen",
  "Taken back": "Zurückgenommen",
};

export const language = navigator.languages.map(code => code.split("-")[0]).find(code => code === "de" || code === "en") ?? "en";

/** @param {string} english with {0} for the value */
export const t = (english, value) => ((language === "de" ? german[english] : undefined) ?? english).replace("{0}", value);

document.documentElement.lang = language;
for (const element of document.querySelectorAll("[data-t]"))
  element.textContent = t(element.dataset.t);

/** A day such as 2024-07-31 in words. */
export const dayWords = day => new Date(`${day}T12:00`).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

/** Its month in words. */
export const monthWords = day => day ? new Date(`${day}T12:00`).toLocaleDateString(language, { month: "long", year: "numeric" }) : t("No date");
