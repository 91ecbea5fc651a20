<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>calendar</name>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa.</translation>
    </message>
    <message>
        <source>{} {}</source>
        <translation>{}. {}</translation>
    </message>
</context>
<context>
    <name>campaigns</name>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Inferred</source>
        <translation>Erschlossen</translation>
    </message>
    <message>
        <source>Of previous</source>
        <translation>Von voriger</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>No event in this data is of this stage</source>
        <translation>Kein Ereignis in diesen Daten gehört zu dieser Stufe</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>verknüpft</translation>
    </message>
    <message>
        <source>only inferred</source>
        <translation>nur erschlossen</translation>
    </message>
    <message>
        <source>skipped, but got further</source>
        <translation>übersprungen, aber weiter gekommen</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (Zeile %2)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>No event in this data is of these types of the file: %1</source>
        <translation>Kein Ereignis in diesen Daten ist von diesen Typen der Datei: %1</translation>
    </message>
    <message>
        <source>Nobody enters: no event in this data is of the first stage “%1”. Choose the types of events that are each stage with “Stages from file”.</source>
        <translation>Niemand tritt ein: Kein Ereignis in diesen Daten gehört zur ersten Stufe „%1“. Wählen Sie die Typen von Ereignissen je Stufe mit „Stufen aus Datei“.</translation>
    </message>
    <message>
        <source>Nobody enters: no event of the first stage “%1” that names a contact has the campaign among its causes.</source>
        <translation>Niemand tritt ein: Kein Ereignis der ersten Stufe „%1“, das einen Kontakt nennt, hat die Kampagne unter seinen Ursachen.</translation>
    </message>
    <message>
        <source>1 contact is not in the funnel: it did something because of the campaign, but not through an event of its own of the stage “%1”.</source>
        <translation>1 Kontakt ist nicht im Trichter: Er tat etwas wegen der Kampagne, aber nicht durch ein eigenes Ereignis der Stufe „%1“.</translation>
    </message>
    <message>
        <source>%1 contacts are not in the funnel: they did something because of the campaign, but not through an event of their own of the stage “%2”.</source>
        <translation>%1 Kontakte sind nicht im Trichter: Sie taten etwas wegen der Kampagne, aber nicht durch ein eigenes Ereignis der Stufe „%2“.</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>Alle Kampagnen</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>no orders</source>
        <translation>keine Bestellungen</translation>
    </message>
    <message>
        <source>%1 (%2 linked, %3 only inferred)</source>
        <translation>%1 (%2 verknüpft, %3 nur erschlossen)</translation>
    </message>
    <message>
        <source>%1 without a campaign</source>
        <translation>%1 ohne Kampagne</translation>
    </message>
    <message>
        <source>median %1 from message to order</source>
        <translation>Median %1 von der Nachricht bis zur Bestellung</translation>
    </message>
    <message>
        <source>median %1 to order</source>
        <translation>Median %1 bis zur Bestellung</translation>
    </message>
    <message>
        <source>All campaigns together: a contact counts once for each.</source>
        <translation>Alle Kampagnen zusammen: Ein Kontakt zählt für jede einmal.</translation>
    </message>
</context>
<context>
    <name>causes</name>
    <message>
        <source>in it, the latest earlier event of contact {} was chosen</source>
        <translation>darin wurde das letzte frühere Ereignis des Kontakts {} gewählt</translation>
    </message>
    <message>
        <source>in it, the latest earlier event that belongs to no other contact was chosen</source>
        <translation>darin wurde das letzte frühere Ereignis gewählt, das zu keinem anderen Kontakt gehört</translation>
    </message>
    <message>
        <source>in it, the first event was chosen</source>
        <translation>darin wurde das erste Ereignis gewählt</translation>
    </message>
    <message>
        <source>{} {} is the trace of {}</source>
        <translation>{} {} ist der Trace von {}</translation>
    </message>
    <message>
        <source>{}, which names the same message {}</source>
        <translation>{}, das dieselbe Nachricht {} nennt</translation>
    </message>
    <message>
        <source>same {}; </source>
        <translation>gleich: {}; </translation>
    </message>
    <message>
        <source>the parent is not in this data; {}, {} before in the same trace, is the likeliest ancestor of it ({} %)</source>
        <translation>der Parent ist nicht in diesen Daten; {}, {} davor im selben Trace, ist sein wahrscheinlichster Vorfahr ({} %)</translation>
    </message>
    <message>
        <source>{} before</source>
        <translation>{} davor</translation>
    </message>
    <message>
        <source>; {:.0f} % of {} events are caused by {}</source>
        <translation>; {:.0f} % der Ereignisse von {} werden von {} verursacht</translation>
    </message>
    <message>
        <source>; too few such events have a cause to be sure</source>
        <translation>; zu wenige solche Ereignisse haben eine Ursache, um sicher zu sein</translation>
    </message>
    <message>
        <source>; confirmed by hand</source>
        <translation>; von Hand bestätigt</translation>
    </message>
    <message>
        <source>; rejected by hand</source>
        <translation>; von Hand abgelehnt</translation>
    </message>
    <message>
        <source>it brought {}, and {}</source>
        <translation>es führte zu {}, und {}</translation>
    </message>
    <message>
        <source>both are of the call with span {}, {} on the client&apos;s side</source>
        <translation>beide gehören zum Aufruf mit Span {}, {} auf der Seite des Clients</translation>
    </message>
    <message>
        <source>parent_id {} is the span of {}</source>
        <translation>parent_id {} ist der Span von {}</translation>
    </message>
    <message>
        <source>parent_id {} is the span of {}, in trace {}</source>
        <translation>parent_id {} ist der Span von {}, in Trace {}</translation>
    </message>
    <message>
        <source>context.id {} is the message of {}</source>
        <translation>context.id {} ist die Nachricht von {}</translation>
    </message>
    <message>
        <source>a span link names {}</source>
        <translation>eine Span-Verknüpfung nennt {}</translation>
    </message>
    <message>
        <source>the tracking token {} names the job that begins with {}</source>
        <translation>das Tracking-Token {} nennt den Job, der mit {} beginnt</translation>
    </message>
    <message>
        <source>one cause is in trace {}, another in trace {}</source>
        <translation>eine Ursache ist in Trace {}, eine andere in Trace {}</translation>
    </message>
    <message>
        <source>{}: {} events name it, so it is not used to find causes</source>
        <translation>{}: {} Ereignisse nennen dies, darum wird es nicht zur Suche nach Ursachen benutzt</translation>
    </message>
    <message>
        <source>no {} event names a cause, although nearly all soon follow {}, like this one: {}{} before</source>
        <translation>kein Ereignis {} nennt eine Ursache, obwohl fast alle bald auf {} folgen, wie dieses: {}{} davor</translation>
    </message>
    <message>
        <source>Broken Trace Chain at {}</source>
        <translation>Trace-Kette unterbrochen bei {}</translation>
    </message>
    <message>
        <source>Contradictory causes at {}</source>
        <translation>Widersprüchliche Ursachen bei {}</translation>
    </message>
    <message>
        <source>Causes form a cycle at {}</source>
        <translation>Ursachen bilden einen Kreis bei {}</translation>
    </message>
    <message>
        <source>Event is its own parent at {}</source>
        <translation>Ereignis ist sein eigener Parent bei {}</translation>
    </message>
    <message>
        <source>Parents form a cycle at {}</source>
        <translation>Parents bilden einen Kreis bei {}</translation>
    </message>
    <message>
        <source>Span id used twice at {}</source>
        <translation>Span-ID doppelt vergeben bei {}</translation>
    </message>
    <message>
        <source>Effect before its cause at {}</source>
        <translation>Wirkung vor ihrer Ursache bei {}</translation>
    </message>
    <message>
        <source>Identity that joins strangers at {}</source>
        <translation>Identität, die Fremde verbindet, bei {}</translation>
    </message>
    <message>
        <source>the event has no trace id</source>
        <translation>das Ereignis hat keine Trace-ID</translation>
    </message>
    <message>
        <source>parent {} is not in this data</source>
        <translation>Parent {} ist nicht in diesen Daten</translation>
    </message>
    <message>
        <source>the event has no cause, although events of this kind nearly always have one</source>
        <translation>das Ereignis hat keine Ursache, obwohl Ereignisse dieser Art fast immer eine haben</translation>
    </message>
    <message>
        <source>causal trace {} is not in this data</source>
        <translation>der verursachende Trace {} ist nicht in diesen Daten</translation>
    </message>
    <message>
        <source>the event that created message {} is not in this data</source>
        <translation>das Ereignis, das die Nachricht {} erzeugte, ist nicht in diesen Daten</translation>
    </message>
    <message>
        <source>the link from {} would close a cycle and is left out</source>
        <translation>die Verknüpfung von {} würde einen Kreis schließen und wird weggelassen</translation>
    </message>
    <message>
        <source>parent_id is the event&apos;s own span id and is ignored</source>
        <translation>parent_id ist die eigene Span-ID des Ereignisses und wird nicht beachtet</translation>
    </message>
    <message>
        <source>the parent {} is also a descendant; the chain is cut here</source>
        <translation>der Parent {} ist auch ein Nachfahr; die Kette wird hier getrennt</translation>
    </message>
    <message>
        <source>span {} is also borne by {}, with other content</source>
        <translation>Span {} trägt auch {}, mit anderem Inhalt</translation>
    </message>
    <message>
        <source>dated {} before {}, which caused it</source>
        <translation>datiert {} vor {}, das es verursacht hat</translation>
    </message>
    <message>
        <source>the data itself holds this warning</source>
        <translation>die Daten selbst enthalten diese Warnung</translation>
    </message>
    <message>
        <source>the data begin {} before, and the cause is likely to lie further back</source>
        <translation>die Daten beginnen {} davor, und die Ursache liegt wahrscheinlich weiter zurück</translation>
    </message>
    <message>
        <source>the context was lost at an asynchronous hop</source>
        <translation>der Kontext ging bei einem asynchronen Schritt verloren</translation>
    </message>
    <message>
        <source>the context was lost on the way</source>
        <translation>der Kontext ging unterwegs verloren</translation>
    </message>
    <message>
        <source>{} of the {} events that should have a cause have lost it</source>
        <translation>{} der Ereignisse von {}, die eine Ursache haben sollten, haben sie verloren</translation>
    </message>
    <message>
        <source>{} of the {} events have no trace id</source>
        <translation>{} der Ereignisse von {} haben keine Trace-ID</translation>
    </message>
    <message>
        <source>never instrumented: {} of the {} events have no trace id</source>
        <translation>nie instrumentiert: {} der Ereignisse von {} haben keine Trace-ID</translation>
    </message>
    <message>
        <source>never instrumented: {} of the {} events name no cause</source>
        <translation>nie instrumentiert: {} der Ereignisse von {} nennen keine Ursache</translation>
    </message>
    <message>
        <source>of another system: {} of the causes that {} events name are not in this data</source>
        <translation>aus einem anderen System: {} der Ursachen, die Ereignisse von {} nennen, sind nicht in diesen Daten</translation>
    </message>
    <message>
        <source>pruned or not exported: only {} of the causes that {} events name are not in this data</source>
        <translation>gelöscht oder nicht exportiert: nur {} der Ursachen, die Ereignisse von {} nennen, sind nicht in diesen Daten</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>parent in another trace</source>
        <translation>Parent in anderem Trace</translation>
    </message>
    <message>
        <source>reply to {}</source>
        <translation>Antwort auf {}</translation>
    </message>
    <message>
        <source>causal trace {}</source>
        <translation>verursachender Trace {}</translation>
    </message>
    <message>
        <source>span link</source>
        <translation>Span-Verknüpfung</translation>
    </message>
    <message>
        <source>correlation {}</source>
        <translation>Korrelation {}</translation>
    </message>
    <message>
        <source>tracking token</source>
        <translation>Tracking-Token</translation>
    </message>
    <message>
        <source>inferred, {} %</source>
        <translation>erschlossen, {} %</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Connect to a database…</source>
        <translation>Mit einer Datenbank verbinden …</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Fields of the export…</source>
        <translation>Felder des Exports …</translation>
    </message>
    <message>
        <source>Save the workspace…</source>
        <translation>Arbeitsbereich speichern …</translation>
    </message>
    <message>
        <source>Save the view as a picture…</source>
        <translation>Ansicht als Bild speichern …</translation>
    </message>
    <message>
        <source>Save the journey as a report…</source>
        <translation>Verlauf als Bericht speichern …</translation>
    </message>
    <message>
        <source>Save a redacted copy…</source>
        <translation>Geschwärzte Kopie speichern …</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Laden abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Copy event id</source>
        <translation>Ereignis-ID kopieren</translation>
    </message>
    <message>
        <source>Copy record as JSON</source>
        <translation>Datensatz als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy what is known of the token</source>
        <translation>Alles über das Token kopieren</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Follow link in, to the cause</source>
        <translation>Der Verknüpfung zur Ursache folgen</translation>
    </message>
    <message>
        <source>Follow link out, to the effect</source>
        <translation>Der Verknüpfung zur Wirkung folgen</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Confirm the likely cause</source>
        <translation>Wahrscheinliche Ursache bestätigen</translation>
    </message>
    <message>
        <source>Reject the likely cause</source>
        <translation>Wahrscheinliche Ursache ablehnen</translation>
    </message>
    <message>
        <source>Theme as the system has it</source>
        <translation>Farben wie das System</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Language as the system has it</source>
        <translation>Sprache wie das System</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Adopt tracing and tracking tokens</source>
        <translation>Tracing und Tracking-Token einführen</translation>
    </message>
    <message>
        <source>About Throughline</source>
        <translation>Über Throughline</translation>
    </message>
    <message>
        <source>In this view</source>
        <translation>In dieser Ansicht</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Go to a time…</source>
        <translation>Zu einem Zeitpunkt gehen …</translation>
    </message>
    <message>
        <source>Mark the event, or take the mark back</source>
        <translation>Ereignis markieren oder Markierung zurücknehmen</translation>
    </message>
    <message>
        <source>Write a note to the event</source>
        <translation>Notiz zum Ereignis schreiben</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Nächste Markierung</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Vorherige Markierung</translation>
    </message>
    <message>
        <source>All marks</source>
        <translation>Alle Markierungen</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>Times as here</source>
        <translation>Zeiten wie hier</translation>
    </message>
    <message>
        <source>Times in another zone…</source>
        <translation>Zeiten in einer anderen Zone …</translation>
    </message>
    <message>
        <source>Four questions, answered on the sample</source>
        <translation>Vier Fragen, am Beispiel beantwortet</translation>
    </message>
    <message>
        <source>Search, or find in the view</source>
        <translation>Suchen, auch in der Ansicht</translation>
    </message>
    <message>
        <source>Filter in events like the selected one…</source>
        <translation>Nur Ereignisse wie das ausgewählte …</translation>
    </message>
    <message>
        <source>Filter out events like the selected one…</source>
        <translation>Ereignisse wie das ausgewählte ausblenden …</translation>
    </message>
    <message>
        <source>Show all events again</source>
        <translation>Wieder alle Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Open a URL…</source>
        <translation>URL öffnen …</translation>
    </message>
    <message>
        <source>Paste: inspect a token, open a URL, search anything else</source>
        <translation>Einfügen: ein Token untersuchen, eine URL öffnen, alles andere suchen</translation>
    </message>
    <message>
        <source>Copy event as CSV row</source>
        <translation>Ereignis als CSV-Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy link to the event</source>
        <translation>Link zum Ereignis kopieren</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>CSV row</source>
        <translation>CSV-Zeile</translation>
    </message>
    <message>
        <source>Link, for the search bar or --go</source>
        <translation>Link, für die Suchleiste oder --go</translation>
    </message>
    <message>
        <source>Save the list as CSV…</source>
        <translation>Liste als CSV speichern…</translation>
    </message>
</context>
<context>
    <name>drawings</name>
    <message>
        <source>trace {}</source>
        <translation>Trace {}</translation>
    </message>
    <message>
        <source>no trace id</source>
        <translation>ohne Trace-ID</translation>
    </message>
    <message>
        <source>webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>API request</source>
        <translation>API-Anfrage</translation>
    </message>
    <message>
        <source>scheduled job</source>
        <translation>geplanter Job</translation>
    </message>
    <message>
        <source>campaign send</source>
        <translation>Kampagnenversand</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>no usable time</source>
        <translation>keine brauchbare Zeit</translation>
    </message>
    <message>
        <source>{} later</source>
        <translation>{} später</translation>
    </message>
    <message>
        <source>trace exact, event chosen</source>
        <translation>Trace exakt, Ereignis gewählt</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>Cause not in this data</source>
        <translation>Ursache nicht in diesen Daten</translation>
    </message>
    <message>
        <source>1 step not shown</source>
        <translation>1 Schritt nicht gezeigt</translation>
    </message>
    <message>
        <source>{} steps not shown</source>
        <translation>{} Schritte nicht gezeigt</translation>
    </message>
    <message>
        <source>+ {} more</source>
        <translation>+ {} weitere</translation>
    </message>
    <message>
        <source>Caused by {}</source>
        <translation>Verursacht von {}</translation>
    </message>
    <message>
        <source>{} hidden</source>
        <translation>{} verborgen</translation>
    </message>
    <message>
        <source>Session {}</source>
        <translation>Sitzung {}</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>{} traces</source>
        <translation>{} Traces</translation>
    </message>
    <message>
        <source>broken chain</source>
        <translation>unterbrochene Kette</translation>
    </message>
    <message>
        <source>1 event without a usable time</source>
        <translation>1 Ereignis ohne brauchbare Zeit</translation>
    </message>
    <message>
        <source>{} events without a usable time</source>
        <translation>{} Ereignisse ohne brauchbare Zeit</translation>
    </message>
    <message>
        <source>{} events</source>
        <translation>{} Ereignisse</translation>
    </message>
    <message>
        <source>1 other span not shown</source>
        <translation>1 weiterer Span nicht gezeigt</translation>
    </message>
    <message>
        <source>{} other spans not shown</source>
        <translation>{} weitere Spans nicht gezeigt</translation>
    </message>
    <message>
        <source>missing parent {} of 1 span</source>
        <translation>fehlender Parent {} von 1 Span</translation>
    </message>
    <message>
        <source>missing parent {} of {} spans</source>
        <translation>fehlender Parent {} von {} Spans</translation>
    </message>
    <message>
        <source>{} more</source>
        <translation>{} weitere</translation>
    </message>
    <message>
        <source>all spans</source>
        <translation>alle Spans</translation>
    </message>
    <message>
        <source>missing parent</source>
        <translation>fehlender Parent</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>{} in {}</source>
        <translation>{} in {}</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>without a status</source>
        <translation>ohne Status</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>Typ %1</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Missing trace</source>
        <translation>Fehlender Trace</translation>
    </message>
    <message>
        <source>Missing parent</source>
        <translation>Fehlender Parent</translation>
    </message>
    <message>
        <source>Unexpected root</source>
        <translation>Unerwartete Wurzel</translation>
    </message>
    <message>
        <source>Dangling causal trace</source>
        <translation>Verursachender Trace fehlt</translation>
    </message>
    <message>
        <source>Dangling reply context</source>
        <translation>Antwortkontext fehlt</translation>
    </message>
    <message>
        <source>Contradictory links</source>
        <translation>Widersprüchliche Verknüpfungen</translation>
    </message>
    <message>
        <source>Link cycle</source>
        <translation>Kreis aus Verknüpfungen</translation>
    </message>
    <message>
        <source>Parent cycle</source>
        <translation>Kreis aus Parents</translation>
    </message>
    <message>
        <source>Duplicate span</source>
        <translation>Doppelter Span</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>Abweichende Uhr</translation>
    </message>
    <message>
        <source>Break in the log</source>
        <translation>Bruch im Log</translation>
    </message>
    <message>
        <source>Identity of strangers</source>
        <translation>Identität von Fremden</translation>
    </message>
    <message>
        <source>Before the beginning of the data</source>
        <translation>Vor dem Anfang der Daten</translation>
    </message>
    <message>
        <source>Context lost at an asynchronous hop</source>
        <translation>Kontext bei asynchronem Schritt verloren</translation>
    </message>
    <message>
        <source>Context lost on the way</source>
        <translation>Kontext unterwegs verloren</translation>
    </message>
    <message>
        <source>Never instrumented</source>
        <translation>Nie instrumentiert</translation>
    </message>
    <message>
        <source>Of another system</source>
        <translation>Aus einem anderen System</translation>
    </message>
    <message>
        <source>Pruned or not exported</source>
        <translation>Gelöscht oder nicht exportiert</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>findings report</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Times are those of %1.</source>
        <translation>Zeiten sind die von %1.</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>native NDJSON</source>
        <translation>eigenes NDJSON</translation>
    </message>
    <message>
        <source>native JSON</source>
        <translation>eigenes JSON</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>PostgreSQL database</source>
        <translation>PostgreSQL-Datenbank</translation>
    </message>
    <message>
        <source>MySQL database</source>
        <translation>MySQL-Datenbank</translation>
    </message>
</context>
<context>
    <name>keyring</name>
    <message>
        <source>the system keyring is locked, or does not have it</source>
        <translation>der Schlüsselbund des Systems ist gesperrt oder enthält es nicht</translation>
    </message>
    <message>
        <source>the system keyring refused</source>
        <translation>der Schlüsselbund des Systems hat abgelehnt</translation>
    </message>
    <message>
        <source>this system has no keyring</source>
        <translation>dieses System hat keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>the system keyring does not answer (%1)</source>
        <translation>der Schlüsselbund des Systems antwortet nicht (%1)</translation>
    </message>
    <message>
        <source>its password was not found: %1</source>
        <translation>ihr Passwort wurde nicht gefunden: %1</translation>
    </message>
    <message>
        <source>the system keyring does not answer</source>
        <translation>der Schlüsselbund des Systems antwortet nicht</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>Checkouts</source>
        <translation>Checkouts</translation>
    </message>
    <message>
        <source>checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>checkouts</source>
        <translation>Checkouts</translation>
    </message>
    <message>
        <source>Cart</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Carts</source>
        <translation>Warenkörbe</translation>
    </message>
    <message>
        <source>cart</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>carts</source>
        <translation>Warenkörbe</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Jobs</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>parent in another trace</source>
        <translation>Parent in anderem Trace</translation>
    </message>
    <message>
        <source>reply context</source>
        <translation>Antwortkontext</translation>
    </message>
    <message>
        <source>causal trace</source>
        <translation>verursachender Trace</translation>
    </message>
    <message>
        <source>span link</source>
        <translation>Span-Verknüpfung</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>tracking token</source>
        <translation>Tracking-Token</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>inferred %1 %</source>
        <translation>erschlossen, %1 %</translation>
    </message>
</context>
<context>
    <name>mapping</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>When the event happened. Without it there is no event.</source>
        <translation>Wann das Ereignis geschah. Ohne sie gibt es kein Ereignis.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>What happened: MessageSent. Without it there is no event.</source>
        <translation>Was geschah: MessageSent. Ohne ihn gibt es kein Ereignis.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The event&apos;s own id.</source>
        <translation>Die eigene ID des Ereignisses.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>The code or service that it happened in.</source>
        <translation>Der Code oder Dienst, in dem es geschah.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>The customer that the event is about.</source>
        <translation>Der Kunde, um den es geht.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The member of staff who did it.</source>
        <translation>Wer vom Personal es getan hat.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>What the event is about: order:1234.</source>
        <translation>Worum es geht: order:1234.</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>The operation that the event is part of.</source>
        <translation>Der Vorgang, zu dem das Ereignis gehört.</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>The event&apos;s place in its trace.</source>
        <translation>Die Stelle des Ereignisses in seinem Trace.</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>The span that caused the event.</source>
        <translation>Der Span, der das Ereignis verursacht hat.</translation>
    </message>
    <message>
        <source>Causal trace</source>
        <translation>Verursachender Trace</translation>
    </message>
    <message>
        <source>The trace that caused this one.</source>
        <translation>Der Trace, der diesen verursacht hat.</translation>
    </message>
    <message>
        <source>Reply to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>The message that this one answers: context.id.</source>
        <translation>Die Nachricht, die diese beantwortet: context.id.</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Korrelations-ID</translation>
    </message>
    <message>
        <source>What ties records of one process together.</source>
        <translation>Was Datensätze eines Vorgangs verbindet.</translation>
    </message>
    <message>
        <source>Tracking token</source>
        <translation>Tracking-Token</translation>
    </message>
    <message>
        <source>source|correlation id|job: updated_by.</source>
        <translation>Quelle|Korrelations-ID|Job: updated_by.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Whether it went well.</source>
        <translation>Ob es gut ging.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>What went wrong, in words.</source>
        <translation>Was schiefging, in Worten.</translation>
    </message>
    <message>
        <source>Duration in ms</source>
        <translation>Dauer in ms</translation>
    </message>
    <message>
        <source>How long it took.</source>
        <translation>Wie lange es dauerte.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>When it ended.</source>
        <translation>Wann es endete.</translation>
    </message>
</context>
<context>
    <name>open</name>
    <message>
        <source>All exports</source>
        <translation>Alle Exporte</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>JSON: events, OTLP, Jaeger, Zipkin, webhooks</source>
        <translation>JSON: Ereignisse, OTLP, Jaeger, Zipkin, Webhooks</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>SQLite databases</source>
        <translation>SQLite-Datenbanken</translation>
    </message>
    <message>
        <source>Compressed files and archives</source>
        <translation>Komprimierte Dateien und Archive</translation>
    </message>
    <message>
        <source>All files, whatever they are called</source>
        <translation>Alle Dateien, wie sie auch heißen</translation>
    </message>
    <message>
        <source>Open exports: several load together</source>
        <translation>Exporte öffnen: mehrere werden zusammen geladen</translation>
    </message>
    <message>
        <source>Open a folder: all exports below it load together</source>
        <translation>Einen Ordner öffnen: alle Exporte darunter werden zusammen geladen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>The rest of %1 could not be loaded</source>
        <translation>Der Rest von %1 konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>The files could not be opened</source>
        <translation>Die Dateien konnten nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>What was looked for: traces as OTLP, Jaeger or Zipkin JSON; webhooks of WhatsApp or Hasura; events as NDJSON, as a JSON array, or as CSV or TSV with a header, each with a type and a time. Plain, compressed with gzip or zstd, in a zip or tar archive, or in a folder; or databases of SQLite, PostgreSQL or MySQL.</source>
        <translation>Gesucht wurden: Traces als JSON von OTLP, Jaeger oder Zipkin; Webhooks von WhatsApp oder Hasura; Ereignisse als NDJSON, als JSON-Array oder als CSV oder TSV mit Kopfzeile, jeweils mit Typ und Zeit. Unkomprimiert, mit gzip oder zstd komprimiert, in einem Zip- oder Tar-Archiv oder in einem Ordner; oder Datenbanken von SQLite, PostgreSQL oder MySQL.</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>(no type)</source>
        <translation>(ohne Typ)</translation>
    </message>
    <message>
        <source>%1 of its orders by inferred links only</source>
        <translation>%1 ihrer Bestellungen nur durch erschlossene Verknüpfungen</translation>
    </message>
    <message>
        <source>(no class)</source>
        <translation>(ohne Klasse)</translation>
    </message>
    <message>
        <source>%1 broken chains, %2 events</source>
        <translation>%1 unterbrochene Ketten, %2 Ereignisse</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>Showing the first %1</source>
        <translation>Gezeigt werden die ersten %1</translation>
    </message>
    <message>
        <source>Showing the first %1 of %2</source>
        <translation>Gezeigt werden die ersten %1 von %2</translation>
    </message>
    <message>
        <source>first part only</source>
        <translation>nur der erste Teil</translation>
    </message>
    <message>
        <source>Only the first part of the data is loaded: causes and effects may lie beyond it.</source>
        <translation>Nur der erste Teil der Daten ist geladen: Ursachen und Wirkungen können außerhalb liegen.</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>%1 records read = %2 loaded + %3 folded + %4 rejected</source>
        <translation>%1 Datensätze gelesen = %2 geladen + %3 zusammengefasst + %4 verworfen</translation>
    </message>
    <message>
        <source>format not recognised</source>
        <translation>Format nicht erkannt</translation>
    </message>
    <message>
        <source>nested deeper than {} levels</source>
        <translation>mehr als {} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Es gibt diese Datei nicht</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation>Die Datei kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>This is a directory, and no file in it is an export</source>
        <translation>Dies ist ein Ordner, und keine Datei darin ist ein Export</translation>
    </message>
    <message>
        <source>This is a {0}, not a file that can be read from start to end</source>
        <translation>Dies ist ein Objekt der Art „{0}“, keine Datei, die sich von Anfang bis Ende lesen lässt</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file holds binary data, not text ({0}); JSON, NDJSON or CSV was looked for</source>
        <translation>Die Datei enthält Binärdaten, keinen Text ({0}); gesucht wurde JSON, NDJSON oder CSV</translation>
    </message>
    <message>
        <source>The format is not known: looked for {0}, found {1}</source>
        <translation>Das Format ist unbekannt: gesucht {0}, gefunden {1}</translation>
    </message>
    <message>
        <source>This looks like {0}, but {1}</source>
        <translation>Dies sieht aus wie {0}, aber {1}</translation>
    </message>
    <message>
        <source>Nothing could be used: {0} records read, {1} rejected; {2}</source>
        <translation>Nichts davon ist brauchbar: {0} Datensätze gelesen, {1} verworfen; {2}</translation>
    </message>
    <message>
        <source>Reading failed: {0}</source>
        <translation>Lesen fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>The file changed after it was opened ({0})</source>
        <translation>Die Datei wurde geändert, nachdem sie geöffnet worden war ({0})</translation>
    </message>
    <message>
        <source>The {0} data is damaged or cut off: {1}; what came before it was read</source>
        <translation>Die {0}-Daten sind beschädigt oder abgeschnitten: {1}; was davor kam, wurde gelesen</translation>
    </message>
    <message>
        <source>The {0} data unpacks to more than {1}; reading stopped there</source>
        <translation>Die {0}-Daten ergeben entpackt mehr als {1}; das Lesen endete dort</translation>
    </message>
    <message>
        <source>Reading stopped after {0} records</source>
        <translation>Das Lesen endete nach {0} Datensätzen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The last record is incomplete ({0} bytes)</source>
        <translation>Der letzte Datensatz ist unvollständig ({0} Bytes)</translation>
    </message>
    <message>
        <source>A record of {0} bytes is over the limit of {1}</source>
        <translation>Ein Datensatz von {0} Bytes überschreitet die Grenze von {1}</translation>
    </message>
    <message>
        <source>Malformed JSON: {0}</source>
        <translation>Fehlerhaftes JSON: {0}</translation>
    </message>
    <message>
        <source>A JSON object was expected, found {0}</source>
        <translation>Ein JSON-Objekt wurde erwartet, gefunden: {0}</translation>
    </message>
    <message>
        <source>JSON nested deeper than {0} levels</source>
        <translation>JSON mit mehr als {0} Ebenen</translation>
    </message>
    <message>
        <source>No event type: none of type, event_type, event, name, event_name</source>
        <translation>Kein Ereignistyp: weder type, event_type, event, name noch event_name</translation>
    </message>
    <message>
        <source>No usable time: {0}</source>
        <translation>Keine brauchbare Zeit: {0}</translation>
    </message>
    <message>
        <source>No usable duration: {0}</source>
        <translation>Keine brauchbare Dauer: {0}</translation>
    </message>
    <message>
        <source>Invalid UTF-8 or a lone surrogate was replaced by U+FFFD</source>
        <translation>Ungültiges UTF-8 oder ein einzelnes Surrogat wurde durch U+FFFD ersetzt</translation>
    </message>
    <message>
        <source>The file starts with a byte order mark ({0})</source>
        <translation>Die Datei beginnt mit einer Byte-Reihenfolge-Marke ({0})</translation>
    </message>
    <message>
        <source>A time without a zone was read as UTC: {0}</source>
        <translation>Eine Zeit ohne Zone wurde als UTC gelesen: {0}</translation>
    </message>
    <message>
        <source>Records of the kind &quot;{0}&quot; are not read</source>
        <translation>Datensätze der Art „{0}“ werden nicht gelesen</translation>
    </message>
    <message>
        <source>A row of {0} has no id</source>
        <translation>Eine Zeile von {0} hat keine ID</translation>
    </message>
    <message>
        <source>What is said about records under &quot;{0}&quot; is too long to be kept ({1} bytes)</source>
        <translation>Was unter „{0}“ über Datensätze gesagt wird, ist zu lang, um behalten zu werden ({1} Bytes)</translation>
    </message>
    <message>
        <source>This is no span: {0}</source>
        <translation>Dies ist kein Span: {0}</translation>
    </message>
    <message>
        <source>There is no event in this: {0}</source>
        <translation>Hierin ist kein Ereignis: {0}</translation>
    </message>
    <message>
        <source>{0} is a number, of which the sender has rounded digits away; it is not used</source>
        <translation>{0} ist eine Zahl, von der der Absender Stellen weggerundet hat; sie wird nicht benutzt</translation>
    </message>
    <message>
        <source>A span has no name ({0})</source>
        <translation>Ein Span hat keinen Namen ({0})</translation>
    </message>
    <message>
        <source>Fields: {0}</source>
        <translation>Felder: {0}</translation>
    </message>
    <message>
        <source>A quoted cell is not closed</source>
        <translation>Eine Zelle in Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>The row has {0} cells, the header {1}</source>
        <translation>Die Zeile hat {0} Zellen, die Kopfzeile {1}</translation>
    </message>
    <message>
        <source>The JSON in the column &quot;{0}&quot; cannot be read</source>
        <translation>Das JSON in der Spalte „{0}“ kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no selector; expected kind:value, for example order:1234</source>
        <translation>„{0}“ ist kein Selektor; erwartet wird kind:value, zum Beispiel order:1234</translation>
    </message>
    <message>
        <source>Nothing here matches {0}</source>
        <translation>Nichts hier entspricht {0}</translation>
    </message>
    <message>
        <source>Not a tracking token: {0}</source>
        <translation>Kein Tracking-Token: {0}</translation>
    </message>
    <message>
        <source>The field mapping cannot be used: {0}</source>
        <translation>Die Feldzuordnung ist nicht brauchbar: {0}</translation>
    </message>
    <message>
        <source>The stages cannot be used: {0}</source>
        <translation>Die Stufen sind nicht brauchbar: {0}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>{0} failed: {1}</source>
        <translation>{0} ist fehlgeschlagen: {1}</translation>
    </message>
    <message>
        <source>The plugin {0} failed in {1}: {2}</source>
        <translation>Das Plugin {0} ist in {1} fehlgeschlagen: {2}</translation>
    </message>
    <message>
        <source>The database cannot be used: {0}</source>
        <translation>Die Datenbank ist nicht benutzbar: {0}</translation>
    </message>
    <message>
        <source>The database can be used again; {0} records waited for it</source>
        <translation>Die Datenbank ist wieder benutzbar; {0} Datensätze warteten auf sie</translation>
    </message>
    <message>
        <source>The database does not take a record of {0}: {1}</source>
        <translation>Die Datenbank nimmt einen Datensatz von {0} nicht an: {1}</translation>
    </message>
    <message>
        <source>{0} records were not written: {1}</source>
        <translation>{0} Datensätze wurden nicht geschrieben: {1}</translation>
    </message>
    <message>
        <source>The table {0} was not read: {1}</source>
        <translation>Die Tabelle {0} wurde nicht gelesen: {1}</translation>
    </message>
    <message>
        <source>The database was read from a {0}: {1}</source>
        <translation>Die Datenbank wurde aus einer {0} gelesen: {1}</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>line {}</source>
        <translation>Zeile {}</translation>
    </message>
    <message>
        <source>byte {}</source>
        <translation>Byte {}</translation>
    </message>
    <message>
        <source>it is larger than {} bytes</source>
        <translation>sie ist größer als {} Bytes</translation>
    </message>
    <message>
        <source>{} is one of the sources and is not written over</source>
        <translation>{} ist eine der Quellen und wird nicht überschrieben</translation>
    </message>
    <message>
        <source>the source of this record is not open</source>
        <translation>die Quelle dieses Datensatzes ist nicht geöffnet</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>the file ends before the array is closed</source>
        <translation>die Datei endet, bevor die Liste geschlossen ist</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>es kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>{} at byte {} of the record</source>
        <translation>{} bei Byte {} des Datensatzes</translation>
    </message>
    <message>
        <source>more follows after the end of the value</source>
        <translation>nach dem Ende des Werts folgt mehr</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>der Text endet zu früh</translation>
    </message>
    <message>
        <source>a colon was expected</source>
        <translation>ein Doppelpunkt wurde erwartet</translation>
    </message>
    <message>
        <source>a value was expected</source>
        <translation>ein Wert wurde erwartet</translation>
    </message>
    <message>
        <source>a key in quotes was expected</source>
        <translation>ein Schlüssel in Anführungszeichen wurde erwartet</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a bracket of the wrong kind</source>
        <translation>eine Klammer der falschen Art</translation>
    </message>
    <message>
        <source>a comma or the end of the object or array was expected</source>
        <translation>ein Komma oder das Ende des Objekts oder der Liste wurde erwartet</translation>
    </message>
    <message>
        <source>a control character in a string</source>
        <translation>ein Steuerzeichen in einer Zeichenkette</translation>
    </message>
    <message>
        <source>a string is not closed</source>
        <translation>eine Zeichenkette ist nicht geschlossen</translation>
    </message>
    <message>
        <source>an escape that does not exist</source>
        <translation>eine Escape-Folge, die es nicht gibt</translation>
    </message>
    <message>
        <source>no field looks like a {}; fields seen: {}</source>
        <translation>kein Feld sieht aus wie {}; gesehene Felder: {}</translation>
    </message>
    <message>
        <source>the unit of the duration in {} is not known; a mapping may name it</source>
        <translation>die Einheit der Dauer in {} ist nicht bekannt; eine Zuordnung kann sie nennen</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> und {} weitere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>an object was expected</source>
        <translation>ein Objekt wurde erwartet</translation>
    </message>
    <message>
        <source>it has more paths or containers than can be used</source>
        <translation>sie hat mehr Pfade oder Behälter, als benutzt werden können</translation>
    </message>
    <message>
        <source>it is missing; this is no field mapping</source>
        <translation>es fehlt; dies ist keine Feldzuordnung</translation>
    </message>
    <message>
        <source>only version {} is known</source>
        <translation>nur Version {} ist bekannt</translation>
    </message>
    <message>
        <source>there is no such key</source>
        <translation>diesen Schlüssel gibt es nicht</translation>
    </message>
    <message>
        <source>&quot;standard&quot; or &quot;none&quot; was expected</source>
        <translation>„standard“ oder „none“ wurde erwartet</translation>
    </message>
    <message>
        <source>there is no such field; there are </source>
        <translation>dieses Feld gibt es nicht; es gibt </translation>
    </message>
    <message>
        <source>&quot;{}&quot; stands in {} already</source>
        <translation>„{}“ steht schon in {}</translation>
    </message>
    <message>
        <source>a list was expected</source>
        <translation>eine Liste wurde erwartet</translation>
    </message>
    <message>
        <source>each needs a key</source>
        <translation>jeder braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>s, ms, us, ns or auto was expected</source>
        <translation>s, ms, us, ns oder auto wurde erwartet</translation>
    </message>
    <message>
        <source>true or false was expected</source>
        <translation>true oder false wurde erwartet</translation>
    </message>
    <message>
        <source>a text was expected</source>
        <translation>ein Text wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;{}&quot; has an empty part</source>
        <translation>„{}“ hat einen leeren Teil</translation>
    </message>
    <message>
        <source>a path has more than {} parts</source>
        <translation>ein Pfad hat mehr als {} Teile</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>this is no payload of a Hasura event trigger</source>
        <translation>dies ist kein Payload eines Hasura-Event-Triggers</translation>
    </message>
    <message>
        <source>metrics are not read</source>
        <translation>Metriken werden nicht gelesen</translation>
    </message>
    <message>
        <source>logs are not read</source>
        <translation>Logs werden nicht gelesen</translation>
    </message>
    <message>
        <source>it is of Zipkin v1, which is not supported</source>
        <translation>es ist von Zipkin v1, das nicht unterstützt wird</translation>
    </message>
    <message>
        <source>it has neither traceId nor id</source>
        <translation>es hat weder traceId noch id</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>a line ends inside a string</source>
        <translation>eine Zeile endet in einer Zeichenkette</translation>
    </message>
    <message>
        <source>a comma was expected before the next line</source>
        <translation>ein Komma wurde vor der nächsten Zeile erwartet</translation>
    </message>
    <message>
        <source>an object or array was expected</source>
        <translation>ein Objekt oder eine Liste wurde erwartet</translation>
    </message>
    <message>
        <source>an element of the array was expected</source>
        <translation>ein Element der Liste wurde erwartet</translation>
    </message>
    <message>
        <source>a list of {&quot;stage&quot;: …, &quot;types&quot;: […]} was expected</source>
        <translation>eine Liste von {&quot;stage&quot;: …, &quot;types&quot;: […]} wurde erwartet</translation>
    </message>
    <message>
        <source>there is no stage</source>
        <translation>es gibt keine Stufe</translation>
    </message>
    <message>
        <source>there are more than {} stages</source>
        <translation>es gibt mehr als {} Stufen</translation>
    </message>
    <message>
        <source>{&quot;stage&quot;: …, &quot;types&quot;: […]} was expected</source>
        <translation>{&quot;stage&quot;: …, &quot;types&quot;: […]} wurde erwartet</translation>
    </message>
    <message>
        <source>a stage&apos;s name</source>
        <translation>der Name einer Stufe</translation>
    </message>
    <message>
        <source>a stage has no &quot;{}&quot;, only &quot;stage&quot; and &quot;types&quot;</source>
        <translation>eine Stufe hat kein „{}“, nur „stage“ und „types“</translation>
    </message>
    <message>
        <source>a stage has no name</source>
        <translation>eine Stufe hat keinen Namen</translation>
    </message>
    <message>
        <source>there are two stages &quot;{}&quot;</source>
        <translation>es gibt zwei Stufen „{}“</translation>
    </message>
    <message>
        <source>stage &quot;{}&quot; has no list of types</source>
        <translation>Stufe „{}“ hat keine Liste von Typen</translation>
    </message>
    <message>
        <source>a type</source>
        <translation>ein Typ</translation>
    </message>
    <message>
        <source>a class</source>
        <translation>eine Klasse</translation>
    </message>
    <message>
        <source>a type has no &quot;{}&quot;, only &quot;type&quot; and &quot;class&quot;</source>
        <translation>ein Typ hat kein „{}“, nur „type“ und „class“</translation>
    </message>
    <message>
        <source>a type of stage &quot;{}&quot; has no name</source>
        <translation>ein Typ der Stufe „{}“ hat keinen Namen</translation>
    </message>
    <message>
        <source>type &quot;{}&quot; stands in stage &quot;{}&quot; already</source>
        <translation>Typ „{}“ steht schon in Stufe „{}“</translation>
    </message>
    <message>
        <source>{} is to be a text</source>
        <translation>{} muss ein Text sein</translation>
    </message>
    <message>
        <source>the archive holds more than {} files</source>
        <translation>das Archiv enthält mehr als {} Dateien</translation>
    </message>
    <message>
        <source>{} bytes</source>
        <translation>{} Bytes</translation>
    </message>
    <message>
        <source>{} times its size</source>
        <translation>das {}-Fache ihrer Größe</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie enden zu früh</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a PNG image</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG image</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a GIF image</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>xz data</source>
        <translation>xz-Daten</translation>
    </message>
    <message>
        <source>bzip2 data</source>
        <translation>bzip2-Daten</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>ein 7z-Archiv</translation>
    </message>
    <message>
        <source>a Parquet table</source>
        <translation>eine Parquet-Tabelle</translation>
    </message>
    <message>
        <source>gzip data inside packed data</source>
        <translation>gzip-Daten in gepackten Daten</translation>
    </message>
    <message>
        <source>zstd data inside packed data</source>
        <translation>zstd-Daten in gepackten Daten</translation>
    </message>
    <message>
        <source>UTF-32 text</source>
        <translation>UTF-32-Text</translation>
    </message>
    <message>
        <source>{} of the first {} bytes are no text</source>
        <translation>{} der ersten {} Bytes sind kein Text</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>Named Pipe</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>{} on {}</source>
        <translation>{} auf {}</translation>
    </message>
    <message>
        <source>it had {} bytes, now {}</source>
        <translation>sie hatte {} Bytes, jetzt {}</translation>
    </message>
    <message>
        <source>it was written to</source>
        <translation>in sie wurde geschrieben</translation>
    </message>
    <message>
        <source>it ends before this record does</source>
        <translation>sie endet, bevor dieser Datensatz endet</translation>
    </message>
    <message>
        <source>text that begins with &quot;{}&quot;</source>
        <translation>Text, der mit „{}“ beginnt</translation>
    </message>
    <message>
        <source>no source was named</source>
        <translation>keine Quelle wurde genannt</translation>
    </message>
    <message>
        <source>databases cannot be read here</source>
        <translation>Datenbanken können hier nicht gelesen werden</translation>
    </message>
    <message>
        <source>it has no rows</source>
        <translation>sie hat keine Zeilen</translation>
    </message>
    <message>
        <source>the database has no tables</source>
        <translation>die Datenbank hat keine Tabellen</translation>
    </message>
    <message>
        <source>looked for tables of events, jobs, or with updated_by; the first left out: {}</source>
        <translation>gesucht wurden Tabellen mit Ereignissen, Jobs oder updated_by; die erste weggelassene: {}</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>sie ist verschlüsselt</translation>
    </message>
    <message>
        <source>looked for events</source>
        <translation>gesucht wurden Ereignisse</translation>
    </message>
    <message>
        <source>the first for this: {}</source>
        <translation>der erste deswegen: {}</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>only files can be looked into beforehand</source>
        <translation>nur in Dateien lässt sich vorher hineinsehen</translation>
    </message>
    <message>
        <source>the files of an archive cannot be looked into beforehand</source>
        <translation>in die Dateien eines Archivs lässt sich nicht vorher hineinsehen</translation>
    </message>
    <message>
        <source>records as JSON, NDJSON, CSV or TSV</source>
        <translation>Datensätze als JSON, NDJSON, CSV oder TSV</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>the temporary copy cannot be written: {}</source>
        <translation>die vorläufige Kopie kann nicht geschrieben werden: {}</translation>
    </message>
    <message>
        <source>it cannot be unpacked</source>
        <translation>sie können nicht entpackt werden</translation>
    </message>
    <message>
        <source>there is not enough memory to unpack it</source>
        <translation>der Speicher reicht nicht, um sie zu entpacken</translation>
    </message>
    <message>
        <source>this is no connection to a database</source>
        <translation>dies ist keine Verbindung zu einer Datenbank</translation>
    </message>
    <message>
        <source>it does not let a session be read-only</source>
        <translation>sie lässt keine Sitzung zu, die nur liest</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>it is no SQLite database</source>
        <translation>es ist keine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>there is no room for a copy of it</source>
        <translation>für eine Kopie davon ist kein Platz</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>changes that its last writer left unfinished stand beside it</source>
        <translation>daneben stehen Änderungen, die ihr letzter Schreiber nicht abgeschlossen hat</translation>
    </message>
    <message>
        <source>the view shows nothing</source>
        <translation>die Ansicht zeigt nichts</translation>
    </message>
    <message>
        <source>There is no host {0}, or its name cannot be looked up here</source>
        <translation>Den Rechner {0} gibt es nicht, oder sein Name lässt sich von hier nicht auflösen</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}</source>
        <translation>{0} ist nicht zu erreichen: {1}</translation>
    </message>
    <message>
        <source>There is no safe connection to {0}: {1}</source>
        <translation>Es gibt keine sichere Verbindung zu {0}: {1}</translation>
    </message>
    <message>
        <source>The server answered {0}</source>
        <translation>Der Server hat mit {0} geantwortet</translation>
    </message>
    <message>
        <source>The server sends on to {0}, which is not followed: {1}</source>
        <translation>Der Server leitet weiter zu {0}, dem wird nicht gefolgt: {1}</translation>
    </message>
    <message>
        <source>The download was cut short: {0}; what came before it was read</source>
        <translation>Der Abruf brach ab: {0}; was davor kam, ist gelesen</translation>
    </message>
    <message>
        <source>This is a web page, not an export ({0})</source>
        <translation>Das ist eine Webseite, kein Export ({0})</translation>
    </message>
    <message>
        <source>URLs cannot be read here</source>
        <translation>URLs lassen sich hier nicht lesen</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>ohne Titel</translation>
    </message>
    <message>
        <source>what answers there is no server of the web</source>
        <translation>was dort antwortet, ist kein Webserver</translation>
    </message>
    <message>
        <source>bytes that are plain or packed with gzip or zstd</source>
        <translation>Bytes, ungepackt oder mit gzip oder zstd gepackt</translation>
    </message>
    <message>
        <source>the content encoding {}</source>
        <translation>die Inhaltskodierung {}</translation>
    </message>
    <message>
        <source>it is no address of the web</source>
        <translation>das ist keine Adresse im Web</translation>
    </message>
    <message>
        <source>everybody on the way could read or change what comes from there</source>
        <translation>was von dort kommt, könnte unterwegs jeder lesen oder ändern</translation>
    </message>
    <message>
        <source>it was sent on {} times before</source>
        <translation>es wurde schon {}-mal weitergeleitet</translation>
    </message>
    <message>
        <source>it closed the connection without an answer</source>
        <translation>er hat die Verbindung ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>the connection was refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>there was no connection within {} s</source>
        <translation>innerhalb von {} s kam keine Verbindung zustande</translation>
    </message>
    <message>
        <source>there was no answer within {} s</source>
        <translation>innerhalb von {} s kam keine Antwort</translation>
    </message>
    <message>
        <source>nothing came for {} s</source>
        <translation>{} s lang kam nichts</translation>
    </message>
    <message>
        <source>{} after sending on to {}</source>
        <translation>{} nach Weiterleitung zu {}</translation>
    </message>
    <message>
        <source>{} of {} bytes came</source>
        <translation>{} von {} Bytes kamen an</translation>
    </message>
    <message>
        <source>the connection was closed after {} bytes</source>
        <translation>nach {} Bytes wurde die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>this is no URL of a file</source>
        <translation>das ist keine URL einer Datei</translation>
    </message>
    <message>
        <source>the connection says {}, which means nothing to it</source>
        <translation>die Verbindung nennt {}, womit sie nichts anfangen kann</translation>
    </message>
    <message>
        <source>certificates are verified for reading only</source>
        <translation>Zertifikate werden nur beim Lesen geprüft</translation>
    </message>
    <message>
        <source>the server does not encrypt connections</source>
        <translation>der Server verschlüsselt Verbindungen nicht</translation>
    </message>
    <message>
        <source>nobody answers there: {}</source>
        <translation>dort antwortet niemand: {}</translation>
    </message>
    <message>
        <source>what answers there is no Jaeger server</source>
        <translation>was dort antwortet, ist kein Jaeger-Server</translation>
    </message>
    <message>
        <source>The server has no such traces; service=, lookback= and limit= in the address choose others</source>
        <translation>Der Server hat keine solchen Traces; service=, lookback= und limit= in der Adresse wählen andere</translation>
    </message>
    <message>
        <source>There may be more than the {0} traces that were asked for; limit= in the address asks for more</source>
        <translation>Es kann mehr als die {0} Traces geben, nach denen gefragt wurde; limit= in der Adresse fragt nach mehr</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Reading: %1 of %2, %3 records</source>
        <translation>Lesen: %1 von %2, %3 Datensätze</translation>
    </message>
    <message>
        <source>Reading: %1, %2 records</source>
        <translation>Lesen: %1, %2 Datensätze</translation>
    </message>
    <message>
        <source>Sorting %1 records</source>
        <translation>%1 Datensätze werden sortiert</translation>
    </message>
    <message>
        <source>Linking %1 records</source>
        <translation>%1 Datensätze werden verknüpft</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>No link leads to this event in the part that is loaded</source>
        <translation>Keine Verknüpfung führt im geladenen Teil zu diesem Ereignis</translation>
    </message>
    <message>
        <source>No link leads to this event: it is where its chain begins</source>
        <translation>Keine Verknüpfung führt zu diesem Ereignis: Hier beginnt seine Kette</translation>
    </message>
    <message>
        <source>No link leads on from this event in the part that is loaded</source>
        <translation>Keine Verknüpfung führt im geladenen Teil von diesem Ereignis weiter</translation>
    </message>
    <message>
        <source>No link leads on from this event</source>
        <translation>Keine Verknüpfung führt von diesem Ereignis weiter</translation>
    </message>
    <message>
        <source>No likely cause is offered for this event</source>
        <translation>Für dieses Ereignis wird keine wahrscheinliche Ursache angeboten</translation>
    </message>
    <message>
        <source>There are no findings before everything is loaded</source>
        <translation>Es gibt keine Befunde, bevor alles geladen ist</translation>
    </message>
    <message>
        <source>There are no findings to go to</source>
        <translation>Es gibt keine Befunde, zu denen man gehen könnte</translation>
    </message>
    <message>
        <source>%1 is not in the part that is loaded</source>
        <translation>%1 ist nicht im geladenen Teil</translation>
    </message>
    <message>
        <source>%1 is not in this data</source>
        <translation>%1 ist nicht in diesen Daten</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>no usable time</source>
        <translation>keine brauchbare Zeit</translation>
    </message>
    <message>
        <source>How {} came about</source>
        <translation>Wie {} zustande kam</translation>
    </message>
    <message>
        <source>{} events are left out here</source>
        <translation>{} Ereignisse sind hier weggelassen</translation>
    </message>
    <message>
        <source>No campaign is known behind it: the chain is broken above its first event.</source>
        <translation>Keine Kampagne ist dahinter bekannt: Die Kette ist oberhalb ihres ersten Ereignisses unterbrochen.</translation>
    </message>
    <message>
        <source>No campaign is behind it.</source>
        <translation>Keine Kampagne steht dahinter.</translation>
    </message>
    <message>
        <source>Campaign {}</source>
        <translation>Kampagne {}</translation>
    </message>
    <message>
        <source>, message {}</source>
        <translation>, Nachricht {}</translation>
    </message>
    <message>
        <source>: inferred, {} % sure.</source>
        <translation>: erschlossen, zu {} % sicher.</translation>
    </message>
    <message>
        <source>: every link on the way is in the data.</source>
        <translation>: jede Verknüpfung auf dem Weg ist in den Daten.</translation>
    </message>
    <message>
        <source>, {} from {} to {} UTC</source>
        <translation>, {} von {} bis {} UTC</translation>
    </message>
    <message>
        <source>1 event in 1 trace</source>
        <translation>1 Ereignis in 1 Trace</translation>
    </message>
    <message>
        <source>{} events in 1 trace</source>
        <translation>{} Ereignisse in 1 Trace</translation>
    </message>
    <message>
        <source>{} events in {} traces</source>
        <translation>{} Ereignisse in {} Traces</translation>
    </message>
    <message>
        <source>Only the first part of the data was open: causes may lie beyond it.</source>
        <translation>Nur der erste Teil der Daten war geöffnet: Ursachen können außerhalb liegen.</translation>
    </message>
    <message>
        <source>Most likely {}.</source>
        <translation>Am wahrscheinlichsten: {}.</translation>
    </message>
    <message>
        <source>{} is tied to its cause by an inferred link only, {} % sure.</source>
        <translation>{} ist mit seiner Ursache nur durch eine erschlossene Verknüpfung verbunden, zu {} % sicher.</translation>
    </message>
    <message>
        <source>What is doubtful</source>
        <translation>Was zweifelhaft ist</translation>
    </message>
    <message>
        <source>The chain, from its root cause</source>
        <translation>Die Kette, von ihrem Ursprung an</translation>
    </message>
    <message>
        <source>As a drawing</source>
        <translation>Als Zeichnung</translation>
    </message>
    <message>
        <source>{} events are too many to be drawn.</source>
        <translation>{} Ereignisse sind zu viele, um gezeichnet zu werden.</translation>
    </message>
    <message>
        <source>Its events</source>
        <translation>Ihre Ereignisse</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Where this comes from</source>
        <translation>Woher dies stammt</translation>
    </message>
    <message>
        <source>Made on {} UTC by {} from {} ({} events). Texts of the data stand here as they are.</source>
        <translation>Erstellt am {} UTC von {} aus {} ({} Ereignisse). Texte der Daten stehen hier, wie sie sind.</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Marked, with notes</source>
        <translation>Markiert, mit Notizen</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>at an unknown time</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>, {} earlier</source>
        <translation>, {} früher</translation>
    </message>
    <message>
        <source>, {} later</source>
        <translation>, {} später</translation>
    </message>
    <message>
        <source>It has no cause.</source>
        <translation>Es hat keine Ursache.</translation>
    </message>
    <message>
        <source>Here it began.</source>
        <translation>Hier begann es.</translation>
    </message>
    <message>
        <source>{}{}: {}. Why: {}.</source>
        <translation>{}{}: {}. Warum: {}.</translation>
    </message>
</context>
<context>
    <name>stages</name>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>cart</source>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
</context>
<context>
    <name>throughline::Answers</name>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Funnel or orders</source>
        <translation>Trichter oder Bestellungen</translation>
    </message>
</context>
<context>
    <name>throughline::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>throughline::CampaignList</name>
    <message>
        <source>Filter campaigns</source>
        <translation>Kampagnen filtern</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Go to this campaign</source>
        <translation>Zu dieser Kampagne gehen</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>None of %1 matches the filter</source>
        <translation>Nichts von %1 passt zum Filter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>throughline::CampaignModel</name>
    <message>
        <source>%1
%2 linked, %3 only inferred</source>
        <translation>%1
%2 verknüpft, %3 nur erschlossen</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 Bestellung</translation>
    </message>
    <message>
        <source>%1 orders</source>
        <translation>%1 Bestellungen</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Eingetreten</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Inferred</source>
        <translation>Erschlossen</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Konversion</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>Medianzeit</translation>
    </message>
    <message>
        <source>Contacts that entered the funnel: that reached its first stage “%1”</source>
        <translation>Kontakte, die in den Trichter eintraten: die seine erste Stufe „%1“ erreichten</translation>
    </message>
    <message>
        <source>Contacts that reached the stage “%1”</source>
        <translation>Kontakte, die die Stufe „%1“ erreichten</translation>
    </message>
    <message>
        <source>Campaigns that events name</source>
        <translation>Kampagnen, die Ereignisse nennen</translation>
    </message>
    <message>
        <source>Orders attributed to the campaign, also those that only inferred links lead to</source>
        <translation>Der Kampagne zugeordnete Bestellungen, auch solche, zu denen nur erschlossene Verknüpfungen führen</translation>
    </message>
    <message>
        <source>Of the orders, those that only inferred links lead to</source>
        <translation>Von den Bestellungen die, zu denen nur erschlossene Verknüpfungen führen</translation>
    </message>
    <message>
        <source>The share of the contacts that entered who ordered</source>
        <translation>Der Anteil der eingetretenen Kontakte, die bestellt haben</translation>
    </message>
    <message>
        <source>The median time from the campaign&apos;s message to the order</source>
        <translation>Die Medianzeit von der Nachricht der Kampagne bis zur Bestellung</translation>
    </message>
</context>
<context>
    <name>throughline::CampaignOrderModel</name>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>erschlossen</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Exact links lead from the campaign&apos;s message to the order</source>
        <translation>Exakte Verknüpfungen führen von der Nachricht der Kampagne zur Bestellung</translation>
    </message>
    <message>
        <source>At least one link between the campaign and the order is inferred; the chain is %1 % likely</source>
        <translation>Mindestens eine Verknüpfung zwischen Kampagne und Bestellung ist erschlossen; die Kette ist zu %1 % wahrscheinlich</translation>
    </message>
    <message>
        <source>No campaign is known, and the chain has a hole: see Findings</source>
        <translation>Keine Kampagne ist bekannt, und die Kette hat eine Lücke: siehe Befunde</translation>
    </message>
    <message>
        <source>The chain of causes begins without a campaign</source>
        <translation>Die Kette der Ursachen beginnt ohne eine Kampagne</translation>
    </message>
    <message>
        <source>Links between the campaign&apos;s message and the order</source>
        <translation>Verknüpfungen zwischen der Nachricht der Kampagne und der Bestellung</translation>
    </message>
    <message>
        <source>Time from the campaign&apos;s message to the order</source>
        <translation>Zeit von der Nachricht der Kampagne bis zur Bestellung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Hops</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Ordered at</source>
        <translation>Bestellt am</translation>
    </message>
</context>
<context>
    <name>throughline::CampaignsView</name>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The table could not be saved</source>
        <translation>Die Tabelle konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Copy all as CSV</source>
        <translation>Alles als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Find a campaign</source>
        <translation>Eine Kampagne finden</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>Alle Kampagnen</translation>
    </message>
    <message>
        <source>The funnel and the orders of all campaigns together</source>
        <translation>Trichter und Bestellungen aller Kampagnen zusammen</translation>
    </message>
    <message>
        <source>Stages from file…</source>
        <translation>Stufen aus Datei …</translation>
    </message>
    <message>
        <source>Usual stages</source>
        <translation>Übliche Stufen</translation>
    </message>
    <message>
        <source>Copy orders as CSV</source>
        <translation>Bestellungen als CSV kopieren</translation>
    </message>
    <message>
        <source>Save orders as CSV…</source>
        <translation>Bestellungen als CSV speichern …</translation>
    </message>
    <message>
        <source>Copy campaigns as CSV</source>
        <translation>Kampagnen als CSV kopieren</translation>
    </message>
    <message>
        <source>Save campaigns as CSV…</source>
        <translation>Kampagnen als CSV speichern …</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>Der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>What the campaigns led to could not be counted.</source>
        <translation>Wozu die Kampagnen führten, konnte nicht gezählt werden.</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>What each campaign led to is counted along the links between the events.</source>
        <translation>Wozu jede Kampagne führte, wird entlang der Verknüpfungen zwischen den Ereignissen gezählt.</translation>
    </message>
    <message>
        <source>No campaigns so far</source>
        <translation>Bisher keine Kampagnen</translation>
    </message>
    <message>
        <source>No event in the first part of the data names a campaign. The rest is still being loaded.</source>
        <translation>Kein Ereignis im ersten Teil der Daten nennt eine Kampagne. Der Rest wird noch geladen.</translation>
    </message>
    <message>
        <source>No campaigns in this data</source>
        <translation>Keine Kampagnen in diesen Daten</translation>
    </message>
    <message>
        <source>No event names a campaign, by a reference such as campaign:spring or a field campaign_id. What led to an order is in Journey.</source>
        <translation>Kein Ereignis nennt eine Kampagne, durch einen Bezug wie campaign:spring oder ein Feld campaign_id. Was zu einer Bestellung führte, steht unter Verlauf.</translation>
    </message>
    <message>
        <source>The stages of %1 cannot be used</source>
        <translation>Die Stufen von %1 sind nicht brauchbar</translation>
    </message>
    <message>
        <source>Stages of the funnel</source>
        <translation>Stufen des Trichters</translation>
    </message>
    <message>
        <source>Stages (*.json)</source>
        <translation>Stufen (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save campaigns</source>
        <translation>Kampagnen speichern</translation>
    </message>
    <message>
        <source>Save orders</source>
        <translation>Bestellungen speichern</translation>
    </message>
</context>
<context>
    <name>throughline::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Einen Befehl eingeben</translation>
    </message>
    <message>
        <source>Filter commands</source>
        <translation>Befehle filtern</translation>
    </message>
</context>
<context>
    <name>throughline::ComparisonModel</name>
    <message>
        <source>only in A</source>
        <translation>nur in A</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>nur in B</translation>
    </message>
    <message>
        <source>This step is only in A.</source>
        <translation>Diesen Schritt gibt es nur in A.</translation>
    </message>
    <message>
        <source>This step is only in B.</source>
        <translation>Diesen Schritt gibt es nur in B.</translation>
    </message>
    <message>
        <source>One of the two has no duration.</source>
        <translation>Einer der beiden hat keine Dauer.</translation>
    </message>
    <message>
        <source>Both took equally long.</source>
        <translation>Beide dauerten gleich lang.</translation>
    </message>
    <message>
        <source>B took %1 longer than A.</source>
        <translation>B dauerte %1 länger als A.</translation>
    </message>
    <message>
        <source>B was %1 faster than A.</source>
        <translation>B war um %1 schneller als A.</translation>
    </message>
    <message>
        <source>Of this name are %1 in A and %2 in B.</source>
        <translation>Mit diesem Namen gibt es %1 in A und %2 in B.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>A took</source>
        <translation>Dauer A</translation>
    </message>
    <message>
        <source>B took</source>
        <translation>Dauer B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>B / A</source>
        <translation>B / A</translation>
    </message>
</context>
<context>
    <name>throughline::ComparisonPanel</name>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>Steps of both traces</source>
        <translation>Schritte beider Traces</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>wird verglichen …</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>%1 longer in B</source>
        <translation>%1 länger in B</translation>
    </message>
    <message>
        <source>%1 faster in B</source>
        <translation>%1 schneller in B</translation>
    </message>
    <message>
        <source>%1 only in A</source>
        <translation>%1 nur in A</translation>
    </message>
    <message>
        <source>%1 only in B</source>
        <translation>%1 nur in B</translation>
    </message>
</context>
<context>
    <name>throughline::ConnectDialog</name>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>executions of jobs</source>
        <translation>Ausführungen von Jobs</translation>
    </message>
    <message>
        <source>records with a trace</source>
        <translation>Datensätze mit Trace</translation>
    </message>
    <message>
        <source>rows with updated_by</source>
        <translation>Zeilen mit updated_by</translation>
    </message>
    <message>
        <source>to be told by its rows</source>
        <translation>an ihren Zeilen zu erkennen</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>Mit einer Datenbank verbinden</translation>
    </message>
    <message>
        <source>Tables to read</source>
        <translation>Zu lesende Tabellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>SQLite-Datei</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>as the user is called</source>
        <translation>wie der Benutzer</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Name of the database</source>
        <translation>Name der Datenbank</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Choose a SQLite database</source>
        <translation>Eine SQLite-Datenbank auswählen</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files, whatever they are called (*)</source>
        <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3);;Alle Dateien, wie sie auch heißen (*)</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Connected, but there is no table in this database that may be read.</source>
        <translation>Verbunden, aber in dieser Datenbank gibt es keine Tabelle, die gelesen werden darf.</translation>
    </message>
    <message>
        <source>Connected. Tables: %1. Nothing in it will be changed.</source>
        <translation>Verbunden. Tabellen: %1. Nichts darin wird geändert.</translation>
    </message>
    <message>
        <source>Test the connection to choose tables; without that, all that hold something are read. Databases are only ever read.</source>
        <translation>Prüfen Sie die Verbindung, um Tabellen zu wählen; sonst werden alle gelesen, die etwas enthalten. Datenbanken werden immer nur gelesen.</translation>
    </message>
    <message>
        <source>Keep the password in the system keyring</source>
        <translation>Passwort im Schlüsselbund des Systems behalten</translation>
    </message>
    <message>
        <source>in the system keyring</source>
        <translation>im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>asked each time; or from ~/.pgpass</source>
        <translation>wird jedes Mal erfragt; oder aus ~/.pgpass</translation>
    </message>
    <message>
        <source>The password was removed from the system keyring.</source>
        <translation>Das Passwort wurde aus dem Schlüsselbund des Systems entfernt.</translation>
    </message>
    <message>
        <source>The password is not used any more, but it was not removed: %1.</source>
        <translation>Das Passwort wird nicht mehr verwendet, aber es wurde nicht entfernt: %1.</translation>
    </message>
    <message>
        <source>Waiting for the system keyring to take the password…</source>
        <translation>Warten, bis der Schlüsselbund des Systems das Passwort übernimmt…</translation>
    </message>
    <message>
        <source>The password is not kept: %1. Open connects without keeping it.</source>
        <translation>Das Passwort wird nicht behalten: %1. Öffnen verbindet, ohne es zu behalten.</translation>
    </message>
    <message>
        <source>MySQL or MariaDB</source>
        <translation>MySQL oder MariaDB</translation>
    </message>
    <message>
        <source>all that the user may read</source>
        <translation>alles, was der Benutzer lesen darf</translation>
    </message>
    <message>
        <source>asked each time; or from ~/.my.cnf</source>
        <translation>wird jedes Mal erfragt; oder aus ~/.my.cnf</translation>
    </message>
</context>
<context>
    <name>throughline::ContactField</name>
    <message>
        <source>Show also</source>
        <translation>Auch zeigen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contact to show also</source>
        <translation>Kontakt, der auch gezeigt wird</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No contact matches “%1”</source>
        <translation>Kein Kontakt passt zu „%1“</translation>
    </message>
    <message>
        <source>First %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
</context>
<context>
    <name>throughline::EntityModel</name>
    <message>
        <source>1 break</source>
        <translation>1 Bruch</translation>
    </message>
    <message>
        <source>%1 breaks</source>
        <translation>%1 Brüche</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 Bestellung</translation>
    </message>
    <message>
        <source>%1 orders</source>
        <translation>%1 Bestellungen</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
</context>
<context>
    <name>throughline::EntityPanel</name>
    <message>
        <source>Kind of entity</source>
        <translation>Art der Entität</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>No %1 so far</source>
        <translation>Bisher keine %1</translation>
    </message>
    <message>
        <source>No %1 in this data</source>
        <translation>Keine %1 in diesen Daten</translation>
    </message>
    <message>
        <source>None of %1 matches the filter</source>
        <translation>Nichts von %1 passt zum Filter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Show beside this timeline</source>
        <translation>Neben dieser Zeitleiste zeigen</translation>
    </message>
</context>
<context>
    <name>throughline::EventInspector</name>
    <message>
        <source>Select an event in any view or list to see its fields, links and payload.</source>
        <translation>Wählen Sie in einer Ansicht oder Liste ein Ereignis aus, um seine Felder, Verknüpfungen und seinen Payload zu sehen.</translation>
    </message>
    <message>
        <source>Links, payload and raw record</source>
        <translation>Verknüpfungen, Payload und roher Datensatz</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verknüpfungen</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Roher Datensatz</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Fields of the event</source>
        <translation>Felder des Ereignisses</translation>
    </message>
    <message>
        <source>Links into and out of the event</source>
        <translation>Verknüpfungen zum Ereignis und von ihm weg</translation>
    </message>
    <message>
        <source>Payload of the event</source>
        <translation>Payload des Ereignisses</translation>
    </message>
    <message>
        <source>Links %1</source>
        <translation>Verknüpfungen %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Why this link: %1, %2</source>
        <translation>Warum diese Verknüpfung: %1, %2</translation>
    </message>
    <message>
        <source>This record could be parsed in part only: %1</source>
        <translation>Dieser Datensatz ließ sich nur zum Teil auswerten: %1</translation>
    </message>
    <message>
        <source>This record has %1; only its first part is shown. Copying takes it whole.</source>
        <translation>Dieser Datensatz hat %1; nur sein erster Teil wird gezeigt. Kopiert wird er ganz.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Save the fields as CSV…</source>
        <translation>Felder als CSV speichern…</translation>
    </message>
</context>
<context>
    <name>throughline::EventListModel</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>throughline::EventSelection</name>
    <message>
        <source>Back to the overview (Escape)</source>
        <translation>Zurück zur Übersicht (Esc)</translation>
    </message>
    <message>
        <source>Back to the overview</source>
        <translation>Zurück zur Übersicht</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Go to the event</source>
        <translation>Zum Ereignis gehen</translation>
    </message>
    <message>
        <source>Copy event id</source>
        <translation>Ereignis-ID kopieren</translation>
    </message>
    <message>
        <source>Looking them up…</source>
        <translation>Werden gesucht …</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>throughline::FieldChoosing</name>
    <message>
        <source>Open an export first</source>
        <translation>Öffnen Sie zuerst einen Export</translation>
    </message>
    <message>
        <source>A database says itself what its columns mean</source>
        <translation>Eine Datenbank sagt selbst, was ihre Spalten bedeuten</translation>
    </message>
</context>
<context>
    <name>throughline::FieldModel</name>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>span kind</source>
        <translation>Span-Art</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>delivered once more</source>
        <translation>ein weiteres Mal zugestellt</translation>
    </message>
    <message>
        <source>delivered %1 more times</source>
        <translation>%1 weitere Male zugestellt</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>1 further reference</source>
        <translation>1 weiterer Bezug</translation>
    </message>
    <message>
        <source>%1 further references</source>
        <translation>%1 weitere Bezüge</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>none: this event stands alone</source>
        <translation>keiner: dieses Ereignis steht allein</translation>
    </message>
    <message>
        <source>span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>causal trace</source>
        <translation>verursachender Trace</translation>
    </message>
    <message>
        <source>reply to</source>
        <translation>Antwort auf</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation>%1, Byte %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>self time</source>
        <translation>Eigenzeit</translation>
    </message>
</context>
<context>
    <name>throughline::FilterBar</name>
    <message>
        <source>Only events with</source>
        <translation>Nur Ereignisse mit</translation>
    </message>
    <message>
        <source>Event filter</source>
        <translation>Ereignisfilter</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Take the whole event filter back</source>
        <translation>Den ganzen Ereignisfilter aufheben</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Aufheben: %1</translation>
    </message>
    <message>
        <source>All events but</source>
        <translation>Alle Ereignisse außer</translation>
    </message>
</context>
<context>
    <name>throughline::Filtering</name>
    <message>
        <source>Select an event first: it is offered what it may be filtered by</source>
        <translation>Erst ein Ereignis auswählen: angeboten wird, wonach es gefiltert werden kann</translation>
    </message>
    <message>
        <source>Filter out events with</source>
        <translation>Ereignisse ausblenden mit</translation>
    </message>
    <message>
        <source>Filter in events with</source>
        <translation>Nur Ereignisse mit</translation>
    </message>
    <message>
        <source>Nothing is filtered: all events are shown</source>
        <translation>Nichts ist gefiltert: alle Ereignisse werden gezeigt</translation>
    </message>
</context>
<context>
    <name>throughline::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>throughline::FindingsModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation>Was fehlt oder falsch ist</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>throughline::FindingsView</name>
    <message>
        <source>Filter by kind, class, id or entity</source>
        <translation>Nach Art, Klasse, ID oder Entität filtern</translation>
    </message>
    <message>
        <source>Filter findings</source>
        <translation>Befunde filtern</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Previous finding (Shift+N)</source>
        <translation>Voriger Befund (Umschalt+N)</translation>
    </message>
    <message>
        <source>Next finding (N)</source>
        <translation>Nächster Befund (N)</translation>
    </message>
    <message>
        <source>Open an export to see where its chains break.</source>
        <translation>Öffnen Sie einen Export, um zu sehen, wo seine Ketten unterbrochen sind.</translation>
    </message>
    <message>
        <source>Findings need all of the data: what is missing here may be in the part that is not loaded yet.</source>
        <translation>Befunde brauchen alle Daten: Was hier fehlt, kann in dem Teil sein, der noch nicht geladen ist.</translation>
    </message>
    <message>
        <source>No findings: every event&apos;s trace, parent and cause that it names is in this data.</source>
        <translation>Keine Befunde: Jeder Trace, jeder Parent und jede Ursache, die ein Ereignis nennt, ist in diesen Daten.</translation>
    </message>
    <message>
        <source>None of the %1 findings matches the filter.</source>
        <translation>Keiner der %1 Befunde passt zum Filter.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>Go to this event</source>
        <translation>Zu diesem Ereignis gehen</translation>
    </message>
    <message>
        <source>Confirm: this is the cause</source>
        <translation>Bestätigen: Dies ist die Ursache</translation>
    </message>
    <message>
        <source>Reject: this is not the cause</source>
        <translation>Ablehnen: Dies ist nicht die Ursache</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Self-check: %1 % of repairs right, %2 % found</source>
        <translation>Selbstprüfung: %1 % richtig, %2 % gefunden</translation>
    </message>
    <message>
        <source>Self-check: no repair is sure enough here</source>
        <translation>Selbstprüfung: keine Reparatur ist hier sicher genug</translation>
    </message>
    <message>
        <source>%1 links of this data whose cause is known were hidden and repaired again: how many causes were found, and how many of those were the right ones. Where the cause had been taken away too, another one was invented %2 times in %3.</source>
        <translation>%1 Verknüpfungen dieser Daten mit bekannter Ursache wurden verborgen und wieder repariert: wie viele Ursachen gefunden wurden und wie viele davon die richtigen waren. Wo auch die Ursache entfernt war, wurde %2-mal bei %3 eine andere erfunden.</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>%1 of %2, filtered by “%3”</source>
        <translation>%1 von %2, gefiltert nach „%3“</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>throughline::FlamePane</name>
    <message>
        <source>Merge by</source>
        <translation>Zusammenfassen nach</translation>
    </message>
    <message>
        <source>Width of the frames</source>
        <translation>Breite der Rahmen</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Typ</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>Time at work</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Flame graph: the spans merged by the path that leads to them</source>
        <translation>Flammengraph: die Spans, zusammengefasst nach dem Pfad, der zu ihnen führt</translation>
    </message>
    <message>
        <source>%1 at work here and below, %2 of all</source>
        <translation>%1 Arbeit hier und darunter, %2 von allem</translation>
    </message>
    <message>
        <source>%1 themselves, of %2 in all</source>
        <translation>%1 selbst, von insgesamt %2</translation>
    </message>
    <message>
        <source>%1 here and below, %2 of all</source>
        <translation>%1 hier und darunter, %2 von allen</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Span</translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation>%1 Spans</translation>
    </message>
    <message>
        <source>1 span on this path</source>
        <translation>1 Span auf diesem Pfad</translation>
    </message>
    <message>
        <source>%1 spans on this path</source>
        <translation>%1 Spans auf diesem Pfad</translation>
    </message>
    <message>
        <source>1 of them failed</source>
        <translation>1 davon ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 of them failed</source>
        <translation>%1 davon sind fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>There is not enough memory to merge these spans.</source>
        <translation>Der Speicher reicht nicht, um diese Spans zusammenzufassen.</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>Zoomed to %1</source>
        <translation>Gezoomt auf %1</translation>
    </message>
    <message>
        <source>%1 at work</source>
        <translation>%1 Arbeit</translation>
    </message>
    <message>
        <source>%1 without a duration not shown</source>
        <translation>%1 ohne Dauer nicht gezeigt</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Hierauf zoomen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all spans of this name</source>
        <translation>Alle Spans dieses Namens zeigen</translation>
    </message>
    <message>
        <source>Select one that failed</source>
        <translation>Einen fehlgeschlagenen auswählen</translation>
    </message>
    <message>
        <source>Select the longest</source>
        <translation>Den längsten auswählen</translation>
    </message>
    <message>
        <source>Span count</source>
        <translation>Anzahl der Spans</translation>
    </message>
</context>
<context>
    <name>throughline::FunnelPane</name>
    <message>
        <source>Funnel: how many contacts reached each stage</source>
        <translation>Trichter: wie viele Kontakte jede Stufe erreichten</translation>
    </message>
    <message>
        <source>Funnel</source>
        <translation>Trichter</translation>
    </message>
    <message>
        <source>by the usual stages</source>
        <translation>nach den üblichen Stufen</translation>
    </message>
    <message>
        <source>by the stages of %1</source>
        <translation>nach den Stufen von %1</translation>
    </message>
</context>
<context>
    <name>throughline::HelpPage</name>
    <message>
        <source>Headings</source>
        <translation>Überschriften</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>throughline::HistogramPlot</name>
    <message>
        <source>Events over time</source>
        <translation>Ereignisse im Lauf der Zeit</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
</context>
<context>
    <name>throughline::JobTreeModel</name>
    <message>
        <source>no row</source>
        <translation>keine Zeile</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>▸ The job that the token names</source>
        <translation>▸ Der Job, den das Token nennt</translation>
    </message>
    <message>
        <source>A job is named here that has no job_executions row in this data.</source>
        <translation>Hier wird ein Job genannt, der in diesen Daten keine Zeile in job_executions hat.</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Job execution id: %1</source>
        <translation>Job-Ausführungs-ID: %1</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Gestartet: %1</translation>
    </message>
    <message>
        <source>Caused by job: %1</source>
        <translation>Verursacht von Job: %1</translation>
    </message>
    <message>
        <source>Level %1 of the tree</source>
        <translation>Ebene %1 des Baums</translation>
    </message>
    <message>
        <source>%1, %2, the token&apos;s job</source>
        <translation>%1, %2, der Job des Tokens</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
</context>
<context>
    <name>throughline::JourneyPage</name>
    <message>
        <source>Journey</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Journey: the events from root cause to target as cards</source>
        <translation>Verlauf: die Ereignisse vom Ursprung bis zum Ziel als Karten</translation>
    </message>
    <message>
        <source>Select the event before</source>
        <translation>Das Ereignis davor auswählen</translation>
    </message>
    <message>
        <source>Select the event after</source>
        <translation>Das Ereignis danach auswählen</translation>
    </message>
    <message>
        <source>Follow to the cause</source>
        <translation>Zur Ursache folgen</translation>
    </message>
    <message>
        <source>Follow to the effect</source>
        <translation>Zur Wirkung folgen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the chain as plain sentences</source>
        <translation>Die Kette in einfachen Sätzen kopieren</translation>
    </message>
    <message>
        <source>No journey yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>Search for an order, contact or trace, or pick one on the left.</source>
        <translation>Suchen Sie eine Bestellung, einen Kontakt oder einen Trace, oder wählen Sie links etwas aus.</translation>
    </message>
    <message>
        <source>1 hop</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>%1 hops</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>How %1 came about</source>
        <translation>Wie %1 zustande kam</translation>
    </message>
    <message>
        <source>chain broken above</source>
        <translation>Kette oberhalb unterbrochen</translation>
    </message>
    <message>
        <source>The cause of the first event is not in this data.</source>
        <translation>Die Ursache des ersten Ereignisses ist nicht in diesen Daten.</translation>
    </message>
    <message>
        <source>no campaign</source>
        <translation>keine Kampagne</translation>
    </message>
    <message>
        <source>inferred attribution to %1</source>
        <translation>erschlossene Zuordnung zu %1</translation>
    </message>
    <message>
        <source>direct attribution to %1</source>
        <translation>direkte Zuordnung zu %1</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Most likely message %1 of campaign %2 led to it.</source>
        <translation>Am wahrscheinlichsten führte Nachricht %1 der Kampagne %2 dazu.</translation>
    </message>
    <message>
        <source>Message %1 of campaign %2 led to it.</source>
        <translation>Nachricht %1 der Kampagne %2 führte dazu.</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Markierung zurücknehmen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
</context>
<context>
    <name>throughline::JourneyWords</name>
    <message>
        <source>Why this link</source>
        <translation>Warum diese Verknüpfung</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>The chain in words</source>
        <translation>Die Kette in Worten</translation>
    </message>
</context>
<context>
    <name>throughline::JsonModel</name>
    <message>
        <source>1 element</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>throughline::KeyList</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>About Throughline</source>
        <translation>Über Throughline</translation>
    </message>
    <message>
        <source>Throughline %1</source>
        <translation>Throughline %1</translation>
    </message>
    <message>
        <source>Shows what chain of events led to a state, and where the chain breaks.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Zeigt, welche Kette von Ereignissen zu einem Zustand führte und wo sie unterbrochen ist.

Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>throughline::LinksModel</name>
    <message>
        <source>No effects in the part that is loaded</source>
        <translation>Keine Wirkungen im geladenen Teil</translation>
    </message>
    <message>
        <source>No cause in the part that is loaded</source>
        <translation>Keine Ursache im geladenen Teil</translation>
    </message>
    <message>
        <source>No effects in this data</source>
        <translation>Keine Wirkungen in diesen Daten</translation>
    </message>
    <message>
        <source>Its cause is not in this data</source>
        <translation>Die Ursache ist nicht in diesen Daten</translation>
    </message>
    <message>
        <source>No cause: a chain begins here</source>
        <translation>Keine Ursache: hier beginnt eine Kette</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Wirkungen</translation>
    </message>
    <message>
        <source>%1: first %2 of %3</source>
        <translation>%1: die ersten %2 von %3</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
</context>
<context>
    <name>throughline::MainWindow</name>
    <message>
        <source>Throughline</source>
        <translation>Throughline</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message>
        <source>What you decided could not be kept: %1</source>
        <translation>Ihre Entscheidung konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>The language changes when Throughline is started again</source>
        <translation>Die Sprache wechselt beim nächsten Start von Throughline</translation>
    </message>
    <message>
        <source>Not every field was recognised</source>
        <translation>Nicht jedes Feld wurde erkannt</translation>
    </message>
    <message>
        <source>Choose its fields…</source>
        <translation>Felder wählen …</translation>
    </message>
    <message>
        <source>Not everything could be read</source>
        <translation>Nicht alles konnte gelesen werden</translation>
    </message>
    <message>
        <source>Show import report</source>
        <translation>Importbericht zeigen</translation>
    </message>
    <message>
        <source>Loading was cancelled</source>
        <translation>Das Laden wurde abgebrochen</translation>
    </message>
    <message>
        <source>Say where it is…</source>
        <translation>Sagen, wo es ist …</translation>
    </message>
    <message>
        <source>%1 — Throughline</source>
        <translation>%1 — Throughline</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>This view shows all events</source>
        <translation>Diese Ansicht zeigt alle Ereignisse</translation>
    </message>
</context>
<context>
    <name>throughline::MappedEventModel</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Causal trace</source>
        <translation>Verursachender Trace</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>throughline::MappingDialog</name>
    <message>
        <source>%1 %, by its name</source>
        <translation>%1 %, nach dem Namen</translation>
    </message>
    <message>
        <source>%1 %, by its values</source>
        <translation>%1 %, nach den Werten</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <source>Fields of %1</source>
        <translation>Felder von %1</translation>
    </message>
    <message>
        <source>Its fields cannot be told: %1</source>
        <translation>Die Felder sind nicht zu erkennen: %1</translation>
    </message>
    <message>
        <source>Fields of an event</source>
        <translation>Felder eines Ereignisses</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Genommen aus</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>The first events</source>
        <translation>Die ersten Ereignisse</translation>
    </message>
    <message>
        <source>None yet: say above which field is the type and which is the time.</source>
        <translation>Noch keine: Geben Sie oben an, welches Feld der Typ und welches die Zeit ist.</translation>
    </message>
    <message>
        <source>The first events, as they are read this way</source>
        <translation>Die ersten Ereignisse, wie sie so gelesen werden</translation>
    </message>
    <message>
        <source>Field mappings (*.json)</source>
        <translation>Feldzuordnungen (*.json)</translation>
    </message>
    <message>
        <source>Load a mapping…</source>
        <translation>Zuordnung laden …</translation>
    </message>
    <message>
        <source>Load a field mapping</source>
        <translation>Eine Feldzuordnung laden</translation>
    </message>
    <message>
        <source>Save the mapping…</source>
        <translation>Zuordnung speichern …</translation>
    </message>
    <message>
        <source>Save the field mapping</source>
        <translation>Die Feldzuordnung speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open this way</source>
        <translation>So öffnen</translation>
    </message>
    <message>
        <source>Reading the first records…</source>
        <translation>Die ersten Datensätze werden gelesen …</translation>
    </message>
    <message>
        <source>found: %1</source>
        <translation>gefunden: %1</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>%1: of the first %2 records, %3 are events.</source>
        <translation>%1: von den ersten %2 Datensätzen sind %3 Ereignisse.</translation>
    </message>
    <message>
        <source>1 could not be used.</source>
        <translation>1 war nicht brauchbar.</translation>
    </message>
    <message>
        <source>%1 could not be used.</source>
        <translation>%1 waren nicht brauchbar.</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Es fehlt: %1.</translation>
    </message>
    <message>
        <source>This format says itself what its fields mean.</source>
        <translation>Dieses Format sagt selbst, was seine Felder bedeuten.</translation>
    </message>
    <message>
        <source>Saved. On the command line: --mapping %1</source>
        <translation>Gespeichert. Auf der Befehlszeile: --mapping %1</translation>
    </message>
</context>
<context>
    <name>throughline::MarkModel</name>
    <message>
        <source>The event %1 is not in this data. Its mark is kept.</source>
        <translation>Das Ereignis %1 ist nicht in diesen Daten. Seine Markierung bleibt erhalten.</translation>
    </message>
    <message>
        <source>not in this data</source>
        <translation>nicht in diesen Daten</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>throughline::Marking</name>
    <message>
        <source>Select an event first: M marks it</source>
        <translation>Zuerst ein Ereignis auswählen: M markiert es</translation>
    </message>
    <message>
        <source>Marked. Shift+M writes a note</source>
        <translation>Markiert. Umschalt+M schreibt eine Notiz</translation>
    </message>
    <message>
        <source>The mark is taken back, and its note with it; M brings both back</source>
        <translation>Die Markierung ist zurückgenommen und ihre Notiz mit ihr; M holt beide zurück</translation>
    </message>
    <message>
        <source>The mark is taken back</source>
        <translation>Die Markierung ist zurückgenommen</translation>
    </message>
    <message>
        <source>Select an event first: Shift+M writes a note to it</source>
        <translation>Zuerst ein Ereignis auswählen: Umschalt+M schreibt eine Notiz dazu</translation>
    </message>
    <message>
        <source>Nothing is marked here. M marks the selected event</source>
        <translation>Hier ist nichts markiert. M markiert das ausgewählte Ereignis</translation>
    </message>
    <message>
        <source>1 mark is of an event that is not in this data; it is kept</source>
        <translation>1 Markierung gehört zu einem Ereignis, das nicht in diesen Daten ist; sie bleibt erhalten</translation>
    </message>
    <message>
        <source>%1 marks are of events that are not in this data; they are kept</source>
        <translation>%1 Markierungen gehören zu Ereignissen, die nicht in diesen Daten sind; sie bleiben erhalten</translation>
    </message>
</context>
<context>
    <name>throughline::MarksPanel</name>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Markierung zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing is marked. M marks the selected event, Shift+M writes a note to it.</source>
        <translation>Nichts ist markiert. M markiert das ausgewählte Ereignis, Umschalt+M schreibt eine Notiz dazu.</translation>
    </message>
    <message>
        <source>1 mark</source>
        <translation>1 Markierung</translation>
    </message>
    <message>
        <source>%1 marks</source>
        <translation>%1 Markierungen</translation>
    </message>
    <message>
        <source>1 of an event that is not in this data; it is kept</source>
        <translation>1 zu einem Ereignis, das nicht in diesen Daten ist; sie bleibt erhalten</translation>
    </message>
    <message>
        <source>%1 of events that are not in this data; they are kept</source>
        <translation>%1 zu Ereignissen, die nicht in diesen Daten sind; sie bleiben erhalten</translation>
    </message>
    <message>
        <source>Go to this event</source>
        <translation>Zu diesem Ereignis gehen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>throughline::MutationModel</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>updated_by is empty</source>
        <translation>updated_by ist leer</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Korrelations-ID</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
</context>
<context>
    <name>throughline::NoteField</name>
    <message>
        <source>Marked. Write a note here</source>
        <translation>Markiert. Hier eine Notiz schreiben</translation>
    </message>
    <message>
        <source>Note to the event</source>
        <translation>Notiz zum Ereignis</translation>
    </message>
    <message>
        <source>You marked this event</source>
        <translation>Sie haben dieses Ereignis markiert</translation>
    </message>
</context>
<context>
    <name>throughline::OrderList</name>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Go to this order</source>
        <translation>Zu dieser Bestellung gehen</translation>
    </message>
    <message>
        <source>working out…</source>
        <translation>wird berechnet …</translation>
    </message>
    <message>
        <source>1 behind a broken chain</source>
        <translation>1 hinter einer unterbrochenen Kette</translation>
    </message>
    <message>
        <source>%1 behind broken chains</source>
        <translation>%1 hinter unterbrochenen Ketten</translation>
    </message>
    <message>
        <source>Orders attributed to it</source>
        <translation>Ihr zugeordnete Bestellungen</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>Alle Bestellungen</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>No order is attributed to this campaign so far.</source>
        <translation>Bisher ist dieser Kampagne keine Bestellung zugeordnet.</translation>
    </message>
    <message>
        <source>No order is attributed to this campaign.</source>
        <translation>Dieser Kampagne ist keine Bestellung zugeordnet.</translation>
    </message>
    <message>
        <source>No event in this data names an order.</source>
        <translation>Kein Ereignis in diesen Daten nennt eine Bestellung.</translation>
    </message>
</context>
<context>
    <name>throughline::OverviewPage</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Of events</source>
        <translation>Von Ereignissen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Most frequent types</source>
        <translation>Häufigste Typen</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Broken chains by class</source>
        <translation>Unterbrochene Ketten nach Klasse</translation>
    </message>
    <message>
        <source>All of the time</source>
        <translation>Ganze Zeit</translation>
    </message>
    <message>
        <source>Fold idle gaps</source>
        <translation>Leerlauf falten</translation>
    </message>
    <message>
        <source>Back from the list of events</source>
        <translation>Zurück von der Liste der Ereignisse</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>What was opened holds no events. The import report says what was read and why it was left out.</source>
        <translation>Was geöffnet wurde, enthält keine Ereignisse. Der Importbericht sagt, was gelesen und warum es weggelassen wurde.</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Events that failed</source>
        <translation>Fehlgeschlagene Ereignisse</translation>
    </message>
    <message>
        <source>Broken chains</source>
        <translation>Unterbrochene Ketten</translation>
    </message>
    <message>
        <source>No campaign in this window.</source>
        <translation>Keine Kampagne in diesem Zeitfenster.</translation>
    </message>
    <message>
        <source>No campaigns in this data.</source>
        <translation>Keine Kampagnen in diesen Daten.</translation>
    </message>
    <message>
        <source>Findings need all of the data, which is not loaded yet.</source>
        <translation>Befunde brauchen alle Daten, die noch nicht geladen sind.</translation>
    </message>
    <message>
        <source>None: every trace, parent and cause that events name is in this data.</source>
        <translation>Keine: Jeder Trace, jeder Parent und jede Ursache, die Ereignisse nennen, ist in diesen Daten.</translation>
    </message>
    <message>
        <source>no event has a usable time</source>
        <translation>kein Ereignis hat eine brauchbare Zeit</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt …</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message>
        <source>1 event without a time</source>
        <translation>1 Ereignis ohne Zeit</translation>
    </message>
    <message>
        <source>%1 events without a time</source>
        <translation>%1 Ereignisse ohne Zeit</translation>
    </message>
    <message>
        <source>Window of time</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>All of the data</source>
        <translation>Alle Daten</translation>
    </message>
    <message>
        <source>Events of type %1</source>
        <translation>Ereignisse vom Typ %1</translation>
    </message>
    <message>
        <source>Events without a type</source>
        <translation>Ereignisse ohne Typ</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 bis %2 %3</translation>
    </message>
</context>
<context>
    <name>throughline::PictureDialog</name>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Save the view as a picture</source>
        <translation>Die Ansicht als Bild speichern</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Save as PNG, SVG or PDF…</source>
        <translation>Als PNG, SVG oder PDF speichern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>throughline::PreviewNotice</name>
    <message>
        <source>The rest is being loaded; until then causes, campaigns and counts are not final.</source>
        <translation>Der Rest wird geladen; bis dahin sind Ursachen, Kampagnen und Zahlen nicht endgültig.</translation>
    </message>
    <message>
        <source>The rest is not loaded: causes, campaigns and counts may be incomplete.</source>
        <translation>Der Rest ist nicht geladen: Ursachen, Kampagnen und Zahlen können unvollständig sein.</translation>
    </message>
    <message>
        <source>Load the rest</source>
        <translation>Rest laden</translation>
    </message>
</context>
<context>
    <name>throughline::ProblemModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
</context>
<context>
    <name>throughline::RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Noch nichts wurde geöffnet</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
</context>
<context>
    <name>throughline::RedactedDialog</name>
    <message>
        <source>Save a redacted copy</source>
        <translation>Eine geschwärzte Kopie speichern</translation>
    </message>
    <message>
        <source>A copy to attach to a bug report: how the events hang together, without whom and what they are about. Kept are types, classes, times, durations and status. Each id is replaced by a number, the same wherever it stands; texts in payloads and error messages are masked, large numbers are 0, and all else of the records is left out. Look whether a type or class of yours tells too much.</source>
        <translation>Eine Kopie zum Anhängen an einen Fehlerbericht: wie die Ereignisse zusammenhängen, ohne wen und was sie betreffen. Erhalten bleiben Typen, Klassen, Zeiten, Dauern und Status. Jede ID wird durch eine Zahl ersetzt, überall durch dieselbe; Texte in Payloads und Fehlermeldungen werden unkenntlich gemacht, große Zahlen sind 0, und alles andere der Datensätze wird weggelassen. Prüfen Sie, ob einer Ihrer Typen oder Klassen zu viel verrät.</translation>
    </message>
    <message>
        <source>The first lines of the copy</source>
        <translation>Die ersten Zeilen der Kopie</translation>
    </message>
    <message>
        <source>Save 1 event…</source>
        <translation>1 Ereignis speichern …</translation>
    </message>
    <message>
        <source>Save %1 events…</source>
        <translation>%1 Ereignisse speichern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Its first lines</source>
        <translation>Ihre ersten Zeilen</translation>
    </message>
</context>
<context>
    <name>throughline::ReportPanel</name>
    <message>
        <source>reading ended early</source>
        <translation>das Lesen endete vorzeitig</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 Quellen</translation>
    </message>
    <message>
        <source>1 source failed</source>
        <translation>1 Quelle fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 sources failed</source>
        <translation>%1 Quellen fehlgeschlagen</translation>
    </message>
    <message>
        <source>1 record rejected</source>
        <translation>1 Datensatz verworfen</translation>
    </message>
    <message>
        <source>%1 records rejected</source>
        <translation>%1 Datensätze verworfen</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>Problems of the import</source>
        <translation>Probleme beim Import</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nichts ist geöffnet.</translation>
    </message>
    <message>
        <source>Nothing was wrong with any record.</source>
        <translation>Mit keinem Datensatz stimmte etwas nicht.</translation>
    </message>
    <message>
        <source>%1 problems; the first ones of each kind are listed, %2 in all.</source>
        <translation>%1 Probleme; die ersten jeder Art sind aufgeführt, %2 insgesamt.</translation>
    </message>
</context>
<context>
    <name>throughline::Saving</name>
    <message>
        <source>Save the view as a picture</source>
        <translation>Die Ansicht als Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Select an order, contact or event first: the report tells how it came about</source>
        <translation>Wählen Sie zuerst eine Bestellung, einen Kontakt oder ein Ereignis: Der Bericht sagt, wie es dazu kam</translation>
    </message>
    <message>
        <source>Save the journey as a report</source>
        <translation>Den Verlauf als Bericht speichern</translation>
    </message>
    <message>
        <source>HTML report (*.html)</source>
        <translation>HTML-Bericht (*.html)</translation>
    </message>
    <message>
        <source>The picture could not be saved</source>
        <translation>Das Bild konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The report could not be saved</source>
        <translation>Der Bericht konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>A copy can be made once all of the data is open</source>
        <translation>Eine Kopie ist möglich, sobald alle Daten geöffnet sind</translation>
    </message>
    <message>
        <source>Save a redacted copy</source>
        <translation>Eine geschwärzte Kopie speichern</translation>
    </message>
    <message>
        <source>Redacted copies (*.ndjson)</source>
        <translation>Geschwärzte Kopien (*.ndjson)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>The copy could not be saved</source>
        <translation>Die Kopie konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Open an export first</source>
        <translation>Öffnen Sie zuerst einen Export</translation>
    </message>
    <message>
        <source>Save the workspace</source>
        <translation>Den Arbeitsbereich speichern</translation>
    </message>
    <message>
        <source>Workspaces (%1)</source>
        <translation>Arbeitsbereiche (%1)</translation>
    </message>
    <message>
        <source>The workspace could not be saved</source>
        <translation>Der Arbeitsbereich konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Saved %1: what you decide from now on is kept there</source>
        <translation>%1 gespeichert: Was Sie ab jetzt entscheiden, steht dort</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>The file before is still being written</source>
        <translation>Die vorige Datei wird noch geschrieben</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Speicher reicht nicht aus.</translation>
    </message>
</context>
<context>
    <name>throughline::SearchBar</name>
    <message>
        <source>Search an order, contact, message, campaign, trace, event or token</source>
        <translation>Bestellung, Kontakt, Nachricht, Kampagne, Trace, Ereignis oder Token suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>First %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Nothing here matches “%1”. Orders, contacts, campaigns, messages, traces, events, tokens and words of records were searched; kind:value looks at one kind only, for example order:1234 or text:refund.</source>
        <translation>Nichts hier passt zu „%1“. Gesucht wurde in Bestellungen, Kontakten, Kampagnen, Nachrichten, Traces, Ereignissen, Tokens und Wörtern der Datensätze; art:wert sucht nur in einer Art, zum Beispiel order:1234 oder text:refund.</translation>
    </message>
    <message>
        <source>What records say is still being read; matches of it will be added.</source>
        <translation>Was in den Datensätzen steht, wird noch gelesen; Treffer daraus kommen hinzu.</translation>
    </message>
</context>
<context>
    <name>throughline::SearchModel</name>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>throughline::SearchPopup</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>throughline::Section</name>
    <message>
        <source>Open; press to fold it</source>
        <translation>Offen; Drücken klappt zu</translation>
    </message>
    <message>
        <source>Folded; press to open it</source>
        <translation>Zugeklappt; Drücken öffnet</translation>
    </message>
</context>
<context>
    <name>throughline::SourceModel</name>
    <message>
        <source>1 table</source>
        <translation>1 Tabelle</translation>
    </message>
    <message>
        <source>%1 tables</source>
        <translation>%1 Tabellen</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>%1 services</source>
        <translation>%1 Dienste</translation>
    </message>
</context>
<context>
    <name>throughline::SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Import report: %1</source>
        <translation>Importbericht: %1</translation>
    </message>
</context>
<context>
    <name>throughline::SpanStatisticsModel</name>
    <message>
        <source>no type</source>
        <translation>ohne Typ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Self time</source>
        <translation>Eigenzeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Kürzeste</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Type of the spans</source>
        <translation>Typ der Spans</translation>
    </message>
    <message>
        <source>Class of the spans; their type where they have none</source>
        <translation>Klasse der Spans; ihr Typ, wo sie keine haben</translation>
    </message>
    <message>
        <source>How many spans</source>
        <translation>Wie viele Spans</translation>
    </message>
    <message>
        <source>How many of them failed</source>
        <translation>Wie viele davon fehlgeschlagen sind</translation>
    </message>
    <message>
        <source>Time at work themselves, while none of their children was</source>
        <translation>Zeit, in der sie selbst arbeiteten, während keines ihrer Kinder es tat</translation>
    </message>
    <message>
        <source>The share of all self time</source>
        <translation>Der Anteil an aller Eigenzeit</translation>
    </message>
    <message>
        <source>All durations together; spans within each other each count</source>
        <translation>Alle Dauern zusammen; ineinanderliegende Spans zählen jeder für sich</translation>
    </message>
    <message>
        <source>Average duration of those that have one</source>
        <translation>Mittlere Dauer derer, die eine haben</translation>
    </message>
    <message>
        <source>The shortest duration</source>
        <translation>Die kürzeste Dauer</translation>
    </message>
    <message>
        <source>The longest duration</source>
        <translation>Die längste Dauer</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
</context>
<context>
    <name>throughline::StartPage</name>
    <message>
        <source>Open an export…</source>
        <translation>Export öffnen …</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>Mit einer Datenbank verbinden</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Zuvor geöffnet</translation>
    </message>
    <message>
        <source>What led to this order?</source>
        <translation>Was führte zu dieser Bestellung?</translation>
    </message>
    <message>
        <source>Open an export of events, type an order number, a contact, a message or a trace, and see the chain of causes behind it and where it breaks. Nothing that is opened is ever changed.</source>
        <translation>Öffnen Sie einen Export von Ereignissen, geben Sie eine Bestellnummer, einen Kontakt, eine Nachricht oder einen Trace ein, und sehen Sie die Kette der Ursachen dahinter und wo sie unterbrochen ist. Was geöffnet wird, wird nie geändert.</translation>
    </message>
    <message>
        <source>Progress of loading</source>
        <translation>Fortschritt des Ladens</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Four questions, answered on the sample</source>
        <translation>Vier Fragen, am Beispiel beantwortet</translation>
    </message>
    <message>
        <source>Open a URL…</source>
        <translation>URL …</translation>
    </message>
    <message>
        <source>or drop files, archives, folders, SQLite databases or links to them anywhere in this window</source>
        <translation>oder Dateien, Archive, Ordner, SQLite-Datenbanken oder Links dorthin in dieses Fenster ziehen</translation>
    </message>
</context>
<context>
    <name>throughline::StatisticsPane</name>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Typ</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>Statistics of the spans</source>
        <translation>Statistik der Spans</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The table could not be saved</source>
        <translation>Die Tabelle konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Show these spans</source>
        <translation>Diese Spans zeigen</translation>
    </message>
    <message>
        <source>Copy all as CSV</source>
        <translation>Alles als CSV kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>There is not enough memory to count these spans.</source>
        <translation>Der Speicher reicht nicht, um diese Spans zu zählen.</translation>
    </message>
    <message>
        <source>Working out…</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Span</translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation>%1 Spans</translation>
    </message>
    <message>
        <source>1 type</source>
        <translation>1 Typ</translation>
    </message>
    <message>
        <source>%1 types</source>
        <translation>%1 Typen</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1 at work</source>
        <translation>%1 Arbeit</translation>
    </message>
    <message>
        <source>%1 without a duration</source>
        <translation>%1 ohne Dauer</translation>
    </message>
    <message>
        <source>Save statistics</source>
        <translation>Statistik speichern</translation>
    </message>
    <message>
        <source>Filter in</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Filter out</source>
        <translation>Diese ausblenden</translation>
    </message>
</context>
<context>
    <name>throughline::StatusBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of loading</source>
        <translation>Fortschritt des Ladens</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>Laden abbrechen</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>first event</source>
        <translation>erstes Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>first %1 events</source>
        <translation>erste %1 Ereignisse</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>Findings, %1: %2</source>
        <translation>Befunde, %1: %2</translation>
    </message>
    <message>
        <source>All times are shown in %1</source>
        <translation>Alle Zeiten werden in %1 gezeigt</translation>
    </message>
    <message>
        <source>Time zone: %1</source>
        <translation>Zeitzone: %1</translation>
    </message>
    <message>
        <source>1 px = %1</source>
        <translation>1 px = %1</translation>
    </message>
    <message>
        <source>Zoom: one pixel is %1</source>
        <translation>Zoom: ein Pixel ist %1</translation>
    </message>
</context>
<context>
    <name>throughline::TableExport</name>
    <message>
        <source>There is not enough memory for the table.</source>
        <translation>Der Speicher reicht nicht für die Tabelle.</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>throughline::TableSaving</name>
    <message>
        <source>Save the list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>1 row saved in %2</source>
        <translation>1 Zeile in %2 gespeichert</translation>
    </message>
    <message>
        <source>%1 rows saved in %2</source>
        <translation>%1 Zeilen in %2 gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>The list changed before it was saved.</source>
        <translation>Die Liste hat sich geändert, bevor sie gespeichert war.</translation>
    </message>
</context>
<context>
    <name>throughline::TimeJumps</name>
    <message>
        <source>Nothing here has a time to go to</source>
        <translation>Nichts hier hat eine Zeit, zu der sich gehen ließe</translation>
    </message>
    <message>
        <source>Nearest to %1: %2 at %3</source>
        <translation>Am nächsten an %1: %2 um %3</translation>
    </message>
</context>
<context>
    <name>throughline::TimeView</name>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in fast</source>
        <translation>Schnell vergrößern</translation>
    </message>
    <message>
        <source>Zoom out fast</source>
        <translation>Schnell verkleinern</translation>
    </message>
    <message>
        <source>Pan left</source>
        <translation>Nach links verschieben</translation>
    </message>
    <message>
        <source>Pan right</source>
        <translation>Nach rechts verschieben</translation>
    </message>
    <message>
        <source>Pan left fast</source>
        <translation>Schnell nach links verschieben</translation>
    </message>
    <message>
        <source>Pan right fast</source>
        <translation>Schnell nach rechts verschieben</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Undo zoom</source>
        <translation>Zoom zurücknehmen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom to the selected event</source>
        <translation>Auf das ausgewählte Ereignis zoomen</translation>
    </message>
    <message>
        <source>Fold gaps</source>
        <translation>Lücken falten</translation>
    </message>
    <message>
        <source>Show long idle times as narrow markers</source>
        <translation>Lange Leerläufe als schmale Markierungen zeigen</translation>
    </message>
    <message>
        <source>Select the line above</source>
        <translation>Die Zeile darüber auswählen</translation>
    </message>
    <message>
        <source>Select the line below</source>
        <translation>Die Zeile darunter auswählen</translation>
    </message>
    <message>
        <source>Select a page up</source>
        <translation>Eine Seite nach oben auswählen</translation>
    </message>
    <message>
        <source>Select a page down</source>
        <translation>Eine Seite nach unten auswählen</translation>
    </message>
    <message>
        <source>Select the first</source>
        <translation>Das Erste auswählen</translation>
    </message>
    <message>
        <source>Select the last</source>
        <translation>Das Letzte auswählen</translation>
    </message>
    <message>
        <source>Fold, or select what is before</source>
        <translation>Zuklappen oder das davor auswählen</translation>
    </message>
    <message>
        <source>Unfold, or select what is after</source>
        <translation>Aufklappen oder das danach auswählen</translation>
    </message>
    <message>
        <source>Follow to the cause</source>
        <translation>Zur Ursache folgen</translation>
    </message>
    <message>
        <source>Follow to the effect</source>
        <translation>Zur Wirkung folgen</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Hierauf zoomen</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 events here, the first is %3</source>
        <translation>%1: %2 Ereignisse hier, das erste ist %3</translation>
    </message>
    <message>
        <source>Nothing here at %1.</source>
        <translation>Hier ist nichts um %1.</translation>
    </message>
    <message>
        <source>Nothing here at %1: it lies in %2 of idle time.</source>
        <translation>Hier ist nichts um %1: Es liegt in %2 Leerlauf.</translation>
    </message>
    <message>
        <source>%1 is before all that is shown here.</source>
        <translation>%1 liegt vor allem, was hier gezeigt wird.</translation>
    </message>
    <message>
        <source>%1 is after all that is shown here.</source>
        <translation>%1 liegt nach allem, was hier gezeigt wird.</translation>
    </message>
    <message>
        <source>Nearest: %1</source>
        <translation>Am nächsten: %1</translation>
    </message>
    <message>
        <source>Take the mark back</source>
        <translation>Markierung zurücknehmen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>Der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>There is not enough memory to lay out %1 events.</source>
        <translation>Der Speicher reicht nicht, um %1 Ereignisse anzuordnen.</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>Wird angeordnet…</translation>
    </message>
    <message>
        <source>%1 events are being laid out.</source>
        <translation>%1 Ereignisse werden angeordnet.</translation>
    </message>
    <message>
        <source>laying out %1 events…</source>
        <translation>%1 Ereignisse werden angeordnet…</translation>
    </message>
</context>
<context>
    <name>throughline::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Timeline: the contact&apos;s events in lanes by trace</source>
        <translation>Zeitleiste: die Ereignisse des Kontakts in Bahnen nach Trace</translation>
    </message>
    <message>
        <source>No contact here</source>
        <translation>Kein Kontakt hier</translation>
    </message>
    <message>
        <source>The selected event names no contact, so it has no timeline. Select an event of a contact, or search for one.</source>
        <translation>Das ausgewählte Ereignis nennt keinen Kontakt und hat darum keine Zeitleiste. Wählen Sie ein Ereignis eines Kontakts aus, oder suchen Sie eines.</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>Noch kein Kontakt</translation>
    </message>
    <message>
        <source>Search for an order, contact or trace, or pick one on the left.</source>
        <translation>Suchen Sie eine Bestellung, einen Kontakt oder einen Trace, oder wählen Sie links etwas aus.</translation>
    </message>
    <message>
        <source>1 Interactive Session</source>
        <translation>1 interaktive Sitzung</translation>
    </message>
    <message>
        <source>%1 Interactive Sessions</source>
        <translation>%1 interaktive Sitzungen</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d.</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>Add contact…</source>
        <translation>Kontakt dazu …</translation>
    </message>
    <message>
        <source>Show a further contact below, on the same time axis</source>
        <translation>Einen weiteren Kontakt darunter zeigen, auf derselben Zeitachse</translation>
    </message>
    <message>
        <source>Close the contact of the selected event</source>
        <translation>Den Kontakt des ausgewählten Ereignisses schließen</translation>
    </message>
    <message>
        <source>Contact %1 is shown already</source>
        <translation>Kontakt %1 wird schon gezeigt</translation>
    </message>
    <message>
        <source>%1 contacts are shown, and no more fit: close one first</source>
        <translation>%1 Kontakte werden gezeigt, und mehr passen nicht: zuerst einen schließen</translation>
    </message>
    <message>
        <source>Contact %1 is shown below</source>
        <translation>Kontakt %1 wird darunter gezeigt</translation>
    </message>
    <message>
        <source>Only one contact is shown</source>
        <translation>Nur ein Kontakt wird gezeigt</translation>
    </message>
    <message>
        <source>Close this contact</source>
        <translation>Diesen Kontakt schließen</translation>
    </message>
    <message>
        <source>Contacts %1</source>
        <translation>Kontakte %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>All events are filtered out</source>
        <translation>Alle Ereignisse sind ausgeblendet</translation>
    </message>
    <message>
        <source>No event of this contact passes the event filter above.</source>
        <translation>Kein Ereignis dieses Kontakts passiert den Ereignisfilter oben.</translation>
    </message>
    <message>
        <source>%1 filtered out</source>
        <translation>%1 ausgeblendet</translation>
    </message>
</context>
<context>
    <name>throughline::TokenEvents</name>
    <message>
        <source>Events with this token or correlation id</source>
        <translation>Ereignisse mit diesem Token oder dieser Korrelations-ID</translation>
    </message>
    <message>
        <source>Go to the event</source>
        <translation>Zum Ereignis gehen</translation>
    </message>
    <message>
        <source>Copy event id</source>
        <translation>Ereignis-ID kopieren</translation>
    </message>
</context>
<context>
    <name>throughline::TokenFindingList</name>
    <message>
        <source>All changes of %1</source>
        <translation>Alle Änderungen von %1</translation>
    </message>
    <message>
        <source>Show job %1</source>
        <translation>Job %1 zeigen</translation>
    </message>
</context>
<context>
    <name>throughline::TokenInspector</name>
    <message>
        <source>Paste a token: source|correlationId|jobExecutionId</source>
        <translation>Ein Token einfügen: source|correlationId|jobExecutionId</translation>
    </message>
    <message>
        <source>Tracking token</source>
        <translation>Tracking-Token</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>All dies als Text kopieren</translation>
    </message>
    <message>
        <source>Ctrl+V takes a token anywhere in the window; selecting an event that carries one shows it here, too.</source>
        <translation>Strg+V nimmt überall im Fenster ein Token an; auch ein ausgewähltes Ereignis, das eines trägt, zeigt es hier.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Copied what is known of the token</source>
        <translation>Alles über das Token wurde kopiert</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>No job_executions in this data. Open the observability database, too, to see which job did this.</source>
        <translation>Keine job_executions in diesen Daten. Öffnen Sie auch die Observability-Datenbank, um zu sehen, welcher Job dies tat.</translation>
    </message>
    <message>
        <source>No job of this data belongs to this token.</source>
        <translation>Kein Job dieser Daten gehört zu diesem Token.</translation>
    </message>
    <message>
        <source>Findings need all of the data: what is missing may be in the part that is not loaded yet.</source>
        <translation>Befunde brauchen alle Daten: Was fehlt, kann in dem Teil sein, der noch nicht geladen ist.</translation>
    </message>
    <message>
        <source>No finding: nothing seems wrong with it.</source>
        <translation>Kein Befund: Nichts scheint daran falsch zu sein.</translation>
    </message>
    <message>
        <source>No event in this data carries this token or its correlation id.</source>
        <translation>Kein Ereignis in diesen Daten trägt dieses Token oder seine Korrelations-ID.</translation>
    </message>
    <message>
        <source>No table in this data has an updated_by.</source>
        <translation>Keine Tabelle in diesen Daten hat ein updated_by.</translation>
    </message>
    <message>
        <source>No row was changed under this correlation id.</source>
        <translation>Unter dieser Korrelations-ID wurde keine Zeile geändert.</translation>
    </message>
    <message>
        <source>No event in this data belongs to job %1</source>
        <translation>Kein Ereignis in diesen Daten gehört zum Job %1</translation>
    </message>
    <message>
        <source>Nothing in this data was written by job %1</source>
        <translation>Nichts in diesen Daten wurde vom Job %1 geschrieben</translation>
    </message>
    <message>
        <source>This data holds no such job</source>
        <translation>Diese Daten enthalten keinen solchen Job</translation>
    </message>
</context>
<context>
    <name>throughline::TokenJobs</name>
    <message>
        <source>Jobs of the token</source>
        <translation>Jobs des Tokens</translation>
    </message>
    <message>
        <source>Go to the events of this job</source>
        <translation>Zu den Ereignissen dieses Jobs gehen</translation>
    </message>
    <message>
        <source>Inspect a token of this job</source>
        <translation>Ein Token dieses Jobs untersuchen</translation>
    </message>
</context>
<context>
    <name>throughline::TokenMutations</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the changes under the token&apos;s correlation id</source>
        <translation>Zurück zu den Änderungen unter der Korrelations-ID des Tokens</translation>
    </message>
    <message>
        <source>Changes under the token&apos;s correlation id</source>
        <translation>Änderungen unter der Korrelations-ID des Tokens</translation>
    </message>
    <message>
        <source>All changes of %1, whatever their token. Strong: not as in the line above.</source>
        <translation>Alle Änderungen von %1, gleich mit welchem Token. Stark: anders als in der Zeile darüber.</translation>
    </message>
    <message>
        <source>Inspect this token</source>
        <translation>Dieses Token untersuchen</translation>
    </message>
    <message>
        <source>Go to the event</source>
        <translation>Zum Ereignis gehen</translation>
    </message>
    <message>
        <source>All changes of this row</source>
        <translation>Alle Änderungen dieser Zeile</translation>
    </message>
</context>
<context>
    <name>throughline::TokenPartList</name>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>dot, the old format</source>
        <translation>Punkt, das alte Format</translation>
    </message>
</context>
<context>
    <name>throughline::TokenSuggestion</name>
    <message>
        <source>Inspect that</source>
        <translation>Dieses untersuchen</translation>
    </message>
    <message>
        <source>Without quotes and encoding this is %1</source>
        <translation>Ohne Anführungszeichen und Kodierung ist dies %1</translation>
    </message>
</context>
<context>
    <name>throughline::TopBar</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Throughline</source>
        <translation>Throughline</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>throughline::TraceFilter</name>
    <message>
        <source>Filter by id, class, type or contact</source>
        <translation>Nach ID, Klasse, Typ oder Kontakt filtern</translation>
    </message>
    <message>
        <source>Filter traces</source>
        <translation>Traces filtern</translation>
    </message>
    <message>
        <source>Any entry point</source>
        <translation>Jeder Einstieg</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>With errors</source>
        <translation>Mit Fehlern</translation>
    </message>
    <message>
        <source>Without errors</source>
        <translation>Ohne Fehler</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Brüche</translation>
    </message>
    <message>
        <source>Broken or not</source>
        <translation>Mit/ohne Brüche</translation>
    </message>
    <message>
        <source>With breaks</source>
        <translation>Mit Brüchen</translation>
    </message>
    <message>
        <source>Without breaks</source>
        <translation>Ohne Brüche</translation>
    </message>
    <message>
        <source>Breaks are known once all of the data is loaded.</source>
        <translation>Brüche sind bekannt, sobald alle Daten geladen sind.</translation>
    </message>
    <message>
        <source>Start %1 · no duration</source>
        <translation>Beginn %1 · keine Dauer</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Start %1 · duration %2, or none</source>
        <translation>Beginn %1 · Dauer %2, oder keine</translation>
    </message>
    <message>
        <source>Start %1 · duration %2</source>
        <translation>Beginn %1 · Dauer %2</translation>
    </message>
    <message>
        <source>Remove the window: %1</source>
        <translation>Ausschnitt entfernen: %1</translation>
    </message>
    <message>
        <source>Only traces of this window are shown. Click or Escape removes it.</source>
        <translation>Nur Traces dieses Ausschnitts werden gezeigt. Ein Klick oder Esc entfernt ihn.</translation>
    </message>
</context>
<context>
    <name>throughline::TraceListModel</name>
    <message>
        <source>marked as %1</source>
        <translation>markiert als %1</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>The two traces to compare: mark them by Ctrl+click or Space</source>
        <translation>Die zwei Traces, die verglichen werden: mit Strg+Klick oder Leertaste markieren</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>Brüche</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>Einstieg</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
</context>
<context>
    <name>throughline::TracePlot</name>
    <message>
        <source>Traces as points: start across, duration upwards</source>
        <translation>Traces als Punkte: Beginn nach rechts, Dauer nach oben</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>no duration</source>
        <translation>keine Dauer</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>with errors</source>
        <translation>mit Fehlern</translation>
    </message>
    <message>
        <source>with breaks</source>
        <translation>mit Brüchen</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>%1 in 1 point</source>
        <translation>%1 in 1 Punkt</translation>
    </message>
    <message>
        <source>%1 in %2 points</source>
        <translation>%1 in %2 Punkten</translation>
    </message>
    <message>
        <source>%1 without a usable time not drawn</source>
        <translation>%1 ohne brauchbare Zeit nicht gezeichnet</translation>
    </message>
    <message>
        <source>No trace here</source>
        <translation>Kein Trace hier</translation>
    </message>
    <message>
        <source>%1 traces with errors here</source>
        <translation>%1 Traces mit Fehlern hier</translation>
    </message>
    <message>
        <source>%1 traces with breaks here</source>
        <translation>%1 Traces mit Brüchen hier</translation>
    </message>
    <message>
        <source>%1 traces here</source>
        <translation>%1 Traces hier</translation>
    </message>
    <message>
        <source>The one that took longest:</source>
        <translation>Der am längsten dauerte:</translation>
    </message>
    <message>
        <source>start, %1</source>
        <translation>Beginn, %1</translation>
    </message>
</context>
<context>
    <name>throughline::TracesPage</name>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Open in the waterfall</source>
        <translation>Im Wasserfall öffnen</translation>
    </message>
    <message>
        <source>Mark to compare</source>
        <translation>Zum Vergleich markieren</translation>
    </message>
    <message>
        <source>Filter traces</source>
        <translation>Traces filtern</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare the two traces that are marked by Ctrl+click or Space</source>
        <translation>Die zwei Traces vergleichen, die mit Strg+Klick oder Leertaste markiert sind</translation>
    </message>
    <message>
        <source>Greatest difference first</source>
        <translation>Größter Unterschied zuerst</translation>
    </message>
    <message>
        <source>List the steps by how much they differ instead of as a tree</source>
        <translation>Die Schritte nach ihrem Unterschied statt als Baum auflisten</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Remove the window of the plot</source>
        <translation>Ausschnitt der Punkte entfernen</translation>
    </message>
    <message>
        <source>No traces</source>
        <translation>Keine Traces</translation>
    </message>
    <message>
        <source>There is no event in this data.</source>
        <translation>In diesen Daten ist kein Ereignis.</translation>
    </message>
    <message>
        <source>Two traces compared</source>
        <translation>Zwei Traces im Vergleich</translation>
    </message>
    <message>
        <source>collecting traces…</source>
        <translation>Traces werden gesammelt …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>%1 of what is loaded so far</source>
        <translation>%1 des bisher Geladenen</translation>
    </message>
    <message>
        <source>%1 with errors</source>
        <translation>%1 mit Fehlern</translation>
    </message>
    <message>
        <source>%1 with breaks</source>
        <translation>%1 mit Brüchen</translation>
    </message>
    <message>
        <source>mark another one to compare</source>
        <translation>einen weiteren zum Vergleich markieren</translation>
    </message>
    <message>
        <source>Collecting traces…</source>
        <translation>Traces werden gesammelt …</translation>
    </message>
    <message>
        <source>None of what is loaded so far matches the filter.</source>
        <translation>Nichts des bisher Geladenen passt zum Filter.</translation>
    </message>
    <message>
        <source>None of the %1 matches the filter.</source>
        <translation>Nichts von %1 passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>throughline::UrlDialog</name>
    <message>
        <source>Open a URL</source>
        <translation>URL öffnen</translation>
    </message>
    <message>
        <source>where the server asks for one</source>
        <translation>wo der Server danach fragt</translation>
    </message>
    <message>
        <source>asked each time, kept nowhere</source>
        <translation>jedes Mal erfragt, nirgends gespeichert</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>By http the password and the export can be read by everybody on the way; https protects both.</source>
        <translation>Mit http kann unterwegs jeder Passwort und Export mitlesen; https schützt beides.</translation>
    </message>
    <message>
        <source>The traces of this server: where the URL does not say otherwise, the newest 1000 of each service in the last two days (service=shop, lookback=6h, limit=200).</source>
        <translation>Die Traces dieses Servers: wo die URL nichts anderes sagt, die neuesten 1000 jedes Dienstes aus den letzten zwei Tagen (service=shop, lookback=6h, limit=200).</translation>
    </message>
    <message>
        <source>Any export, also packed with gzip or zstd, or in an archive; or a server of Jaeger or Zipkin: jaeger+http://host:16686, zipkin+http://host:9411. It is fetched once; Reload fetches it again.</source>
        <translation>Jeder Export, auch mit gzip oder zstd gepackt oder in einem Archiv; oder ein Server von Jaeger oder Zipkin: jaeger+http://host:16686, zipkin+http://host:9411. Abgerufen wird einmal; „Neu laden“ ruft noch einmal ab.</translation>
    </message>
</context>
<context>
    <name>throughline::ViewFrame</name>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist geöffnet</translation>
    </message>
    <message>
        <source>Open an export of events, or drop it on this window.</source>
        <translation>Öffnen Sie einen Export von Ereignissen, oder legen Sie ihn in diesem Fenster ab.</translation>
    </message>
</context>
<context>
    <name>throughline::WaterfallPage</name>
    <message>
        <source>Waterfall</source>
        <translation>Wasserfall</translation>
    </message>
    <message>
        <source>Waterfall: the chain as a tree with bars in time</source>
        <translation>Wasserfall: die Kette als Baum mit Balken in der Zeit</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Only what led to this, across traces</source>
        <translation>Nur was hierzu führte, über Traces hinweg</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Everything in the trace of this event</source>
        <translation>Alles im Trace dieses Ereignisses</translation>
    </message>
    <message>
        <source>No chain yet</source>
        <translation>Noch keine Kette</translation>
    </message>
    <message>
        <source>Search for an order, contact or trace, or pick one on the left.</source>
        <translation>Suchen Sie eine Bestellung, einen Kontakt oder einen Trace, oder wählen Sie links etwas aus.</translation>
    </message>
    <message>
        <source>Chain of %1</source>
        <translation>Kette von %1</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Alles von %1</translation>
    </message>
    <message>
        <source>1 trace</source>
        <translation>1 Trace</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Traces</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1, %2 of it folded</source>
        <translation>%1, davon %2 gefaltet</translation>
    </message>
    <message>
        <source>1 inferred link</source>
        <translation>1 erschlossen</translation>
    </message>
    <message>
        <source>%1 inferred links</source>
        <translation>%1 erschlossen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>chain broken above</source>
        <translation>Kette oberhalb unterbrochen</translation>
    </message>
    <message>
        <source>The cause of the first event is not in this data.</source>
        <translation>Die Ursache des ersten Ereignisses ist nicht in diesen Daten.</translation>
    </message>
    <message>
        <source>Show the selected span and below alone</source>
        <translation>Nur den ausgewählten Span und was darunter ist zeigen</translation>
    </message>
    <message>
        <source>Only the subtree of the selected span, as if it were all</source>
        <translation>Nur der Teilbaum des ausgewählten Spans, als wäre er alles</translation>
    </message>
    <message>
        <source>Back to the whole</source>
        <translation>Zurück zum Ganzen</translation>
    </message>
    <message>
        <source>Back to the chain</source>
        <translation>Zurück zur Kette</translation>
    </message>
    <message>
        <source>Back to the trace</source>
        <translation>Zurück zum Trace</translation>
    </message>
    <message>
        <source>%1 and below</source>
        <translation>%1 und darunter</translation>
    </message>
    <message>
        <source>Show this span and below alone</source>
        <translation>Nur diesen Span und was darunter ist zeigen</translation>
    </message>
    <message>
        <source>Only spans of this type</source>
        <translation>Nur Spans dieses Typs</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Gezeigt als</translation>
    </message>
    <message>
        <source>Group by class instead of type</source>
        <translation>Nach Klasse statt Typ gruppieren</translation>
    </message>
    <message>
        <source>Copy statistics as CSV</source>
        <translation>Statistik als CSV kopieren</translation>
    </message>
    <message>
        <source>Save statistics as CSV…</source>
        <translation>Statistik als CSV speichern …</translation>
    </message>
    <message>
        <source>Flame graph: the frame above</source>
        <translation>Flammengraph: der Rahmen darüber</translation>
    </message>
    <message>
        <source>Flame graph: the greatest below</source>
        <translation>Flammengraph: der größte darunter</translation>
    </message>
    <message>
        <source>Flame graph: the next greater</source>
        <translation>Flammengraph: der nächstgrößere</translation>
    </message>
    <message>
        <source>Flame graph: the next smaller</source>
        <translation>Flammengraph: der nächstkleinere</translation>
    </message>
    <message>
        <source>Flame graph: zoom to the frame</source>
        <translation>Flammengraph: auf den Rahmen zoomen</translation>
    </message>
    <message>
        <source>Flame graph: zoom out</source>
        <translation>Flammengraph: herauszoomen</translation>
    </message>
    <message>
        <source>Flame graph: show all</source>
        <translation>Flammengraph: alles zeigen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Matches only</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Find a type, class, id, entity or text of the payload</source>
        <translation>Typ, Klasse, Id, Entität oder Text der Nutzdaten suchen</translation>
    </message>
    <message>
        <source>Also type:text and class:text for those alone, and type=name or class=name for exactly that</source>
        <translation>Auch type:Text und class:Text für diese allein, und type=Name oder class=Name für genau das</translation>
    </message>
    <message>
        <source>There is not enough memory to search.</source>
        <translation>Der Speicher reicht nicht für die Suche.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>%1 verborgen</translation>
    </message>
    <message>
        <source>1 record could not be read</source>
        <translation>1 Datensatz konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 records could not be read</source>
        <translation>%1 Datensätze konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Flame graph: time or span count</source>
        <translation>Flammengraph: Zeit oder Anzahl der Spans</translation>
    </message>
    <message>
        <source>%1 filtered out</source>
        <translation>%1 ausgeblendet</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Kritischer Pfad</translation>
    </message>
    <message>
        <source>Underline the time that decided when each trace ended: where that is shorter, so is the trace</source>
        <translation>Die Zeit unterstreichen, die das Ende jedes Traces bestimmt hat: Wo sie kürzer wird, wird es auch der Trace</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>Abweichende Uhr</translation>
    </message>
    <message>
        <source>Show, beside each span that is dated before its parent, where it would lie if their clocks agreed</source>
        <translation>Neben jedem Span, der vor seinem Parent datiert ist, zeigen, wo er läge, wenn ihre Uhren gleich gingen</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>critical path: %1</source>
        <translation>kritischer Pfad: %1</translation>
    </message>
    <message>
        <source>1 span</source>
        <translation>1 Span</translation>
    </message>
    <message>
        <source>%1 spans</source>
        <translation>%1 Spans</translation>
    </message>
    <message>
        <source>no clock skew</source>
        <translation>keine abweichende Uhr</translation>
    </message>
    <message>
        <source>1 span by a clock that is off</source>
        <translation>1 Span nach einer falsch gehenden Uhr</translation>
    </message>
    <message>
        <source>%1 spans by clocks that are off</source>
        <translation>%1 Spans nach falsch gehenden Uhren</translation>
    </message>
</context>
<context>
    <name>throughline::ZoneChoice</name>
    <message>
        <source>This system does not know the time zone %1</source>
        <translation>Dieses System kennt die Zeitzone %1 nicht</translation>
    </message>
    <message>
        <source>Times are shown in %1</source>
        <translation>Zeiten werden in %1 gezeigt</translation>
    </message>
</context>
<context>
    <name>throughline::ZoneDialog</name>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Filter, for example berlin</source>
        <translation>Filter, zum Beispiel berlin</translation>
    </message>
    <message>
        <source>Filter time zones</source>
        <translation>Zeitzonen filtern</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <source>Show times in it</source>
        <translation>Zeiten darin zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is saved and exported stays in UTC.</source>
        <translation>Was gespeichert und exportiert wird, bleibt in UTC.</translation>
    </message>
</context>
<context>
    <name>time</name>
    <message>
        <source>no usable time</source>
        <translation>keine brauchbare Zeit</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tokens</name>
    <message>
        <source>none in this data</source>
        <translation>keine in diesen Daten</translation>
    </message>
    <message>
        <source>(no usable time)</source>
        <translation>(keine brauchbare Zeit)</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Tracking token {}</source>
        <translation>Tracking-Token {}</translation>
    </message>
    <message>
        <source>job execution {}</source>
        <translation>Job-Ausführung {}</translation>
    </message>
    <message>
        <source>no job execution</source>
        <translation>keine Job-Ausführung</translation>
    </message>
    <message>
        <source>pipe format</source>
        <translation>Format mit Pipe</translation>
    </message>
    <message>
        <source>dot format</source>
        <translation>Format mit Punkt</translation>
    </message>
    <message>
        <source>Source {}, correlation id {}, {}, {}</source>
        <translation>Quelle {}, Korrelations-ID {}, {}, {}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>(the token&apos;s job)</source>
        <translation>(der Job des Tokens)</translation>
    </message>
    <message>
        <source>{}: no job_executions row has this id</source>
        <translation>{}: keine Zeile in job_executions hat diese ID</translation>
    </message>
    <message>
        <source>of unknown status</source>
        <translation>mit unbekanntem Status</translation>
    </message>
    <message>
        <source>, started {}</source>
        <translation>, gestartet {}</translation>
    </message>
    <message>
        <source>, took {}</source>
        <translation>, dauerte {}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>- {} {}:{} by {}</source>
        <translation>- {} {}:{} von {}</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Ensure TrackingTokenExtractionPlugin is registered and extractFromUpdatedBy is true</source>
        <translation>Stellen Sie sicher, dass das TrackingTokenExtractionPlugin registriert und extractFromUpdatedBy true ist</translation>
    </message>
    <message>
        <source>Ensure ObservabilityPlugin is registered and initialized</source>
        <translation>Stellen Sie sicher, dass das ObservabilityPlugin registriert und initialisiert ist</translation>
    </message>
    <message>
        <source>Validate with TrackingToken.isValid() before parsing; write tokens as source|correlationId|jobExecutionId</source>
        <translation>Prüfen Sie vor dem Auswerten mit TrackingToken.isValid(); schreiben Sie Tokens als source|correlationId|jobExecutionId</translation>
    </message>
    <message>
        <source>The recorder lost the row, or it is in another database: open that one, too</source>
        <translation>Der Rekorder hat die Zeile verloren, oder sie ist in einer anderen Datenbank: Öffnen Sie auch diese</translation>
    </message>
    <message>
        <source>It still works; new tokens should be source|correlationId|jobExecutionId, as TrackingToken.forJob() writes them</source>
        <translation>Es funktioniert noch; neue Tokens sollten source|correlationId|jobExecutionId sein, wie TrackingToken.forJob() sie schreibt</translation>
    </message>
    <message>
        <source>Use a meaningful fallback source: user || role || &apos;payment-processor&apos;</source>
        <translation>Verwenden Sie als Ersatz eine aussagekräftige Quelle: user || role || &apos;payment-processor&apos;</translation>
    </message>
    <message>
        <source>Always update updated_by: track all mutations</source>
        <translation>Setzen Sie updated_by immer: Verfolgen Sie alle Änderungen</translation>
    </message>
    <message>
        <source>The token is in the old format, delimited by dots</source>
        <translation>Das Token ist im alten Format, durch Punkte getrennt</translation>
    </message>
    <message>
        <source>The source &quot;{}&quot; says nothing about who or what changed the row</source>
        <translation>Die Quelle „{}“ sagt nichts darüber, wer oder was die Zeile geändert hat</translation>
    </message>
    <message>
        <source>Following the parents of the job leads back to it</source>
        <translation>Wer den Parents des Jobs folgt, kommt zu ihm zurück</translation>
    </message>
    <message>
        <source>The row that started the job has the token {}, whose source or correlation id the job did not reuse</source>
        <translation>Die Zeile, die den Job gestartet hat, trägt das Token {}, dessen Quelle oder Korrelations-ID der Job nicht übernommen hat</translation>
    </message>
    <message>
        <source>updated_by of {} changed its source or correlation id with each of {} updates</source>
        <translation>updated_by von {} wechselte Quelle oder Korrelations-ID bei jeder von {} Änderungen</translation>
    </message>
    <message>
        <source>; so did {} more rows</source>
        <translation>; ebenso {} weitere Zeilen</translation>
    </message>
    <message>
        <source>The token names no job execution</source>
        <translation>Das Token nennt keine Job-Ausführung</translation>
    </message>
    <message>
        <source>The job execution id is &quot;{}&quot;</source>
        <translation>Die Job-Ausführungs-ID ist „{}“</translation>
    </message>
    <message>
        <source>No job_executions row has the id {}</source>
        <translation>Keine Zeile in job_executions hat die ID {}</translation>
    </message>
    <message>
        <source>No job_executions row has the id {}, which a job names as its parent</source>
        <translation>Keine Zeile in job_executions hat die ID {}, die ein Job als seinen Parent nennt</translation>
    </message>
    <message>
        <source>The job&apos;s row has the correlation id {}, the token {}</source>
        <translation>Die Zeile des Jobs hat die Korrelations-ID {}, das Token {}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>One row of {} was changed without a token; first {}, whose updated_by is {}</source>
        <translation>Eine Zeile von {} wurde ohne Token geändert; zuerst {}, deren updated_by {} ist</translation>
    </message>
    <message>
        <source>{} rows of {} were changed without a token; first {}, whose updated_by is {}</source>
        <translation>{} Zeilen von {} wurden ohne Token geändert; zuerst {}, deren updated_by {} ist</translation>
    </message>
    <message>
        <source>This is no tracking token: {}</source>
        <translation>Dies ist kein Tracking-Token: {}</translation>
    </message>
    <message>
        <source>the correlation id is empty</source>
        <translation>die Korrelations-ID ist leer</translation>
    </message>
    <message>
        <source>the correlation id {} is in braces</source>
        <translation>die Korrelations-ID {} steht in Klammern</translation>
    </message>
    <message>
        <source>the correlation id {} has no dashes; a UUID is written 8-4-4-4-12</source>
        <translation>die Korrelations-ID {} hat keine Bindestriche; eine UUID wird 8-4-4-4-12 geschrieben</translation>
    </message>
    <message>
        <source>the correlation id {} holds white space</source>
        <translation>die Korrelations-ID {} enthält Leerraum</translation>
    </message>
    <message>
        <source>the correlation id {} is not a UUID (8-4-4-4-12 hexadecimal digits)</source>
        <translation>die Korrelations-ID {} ist keine UUID (8-4-4-4-12 hexadezimale Ziffern)</translation>
    </message>
    <message>
        <source>{} parts where {} has at most 3</source>
        <translation>{} Teile, wo {} höchstens 3 hat</translation>
    </message>
    <message>
        <source>the source is empty</source>
        <translation>die Quelle ist leer</translation>
    </message>
    <message>
        <source>the job execution id after the second | is empty</source>
        <translation>die Job-Ausführungs-ID nach dem zweiten | ist leer</translation>
    </message>
    <message>
        <source>the job execution id after the last dot is empty</source>
        <translation>die Job-Ausführungs-ID nach dem letzten Punkt ist leer</translation>
    </message>
    <message>
        <source>it is a bare UUID: a correlation id without a source</source>
        <translation>es ist eine bloße UUID: eine Korrelations-ID ohne Quelle</translation>
    </message>
    <message>
        <source>the source is missing: it begins with the correlation id</source>
        <translation>die Quelle fehlt: es beginnt mit der Korrelations-ID</translation>
    </message>
    <message>
        <source>{} has no | and no UUID between dots; expected {}</source>
        <translation>{} hat kein | und keine UUID zwischen Punkten; erwartet wird {}</translation>
    </message>
    <message>
        <source>the job execution id is empty</source>
        <translation>die Job-Ausführungs-ID ist leer</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>it holds %7C, a percent-encoded |; decode it first</source>
        <translation>es enthält %7C, ein kodiertes |; dekodieren Sie es zuerst</translation>
    </message>
</context>
<context>
    <name>traces</name>
    <message>
        <source>1 break</source>
        <translation>1 Bruch</translation>
    </message>
    <message>
        <source>%1 breaks</source>
        <translation>%1 Brüche</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>API request</source>
        <translation>API-Anfrage</translation>
    </message>
    <message>
        <source>Scheduled job</source>
        <translation>Geplanter Job</translation>
    </message>
    <message>
        <source>Campaign send</source>
        <translation>Kampagnenversand</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>without a root</source>
        <translation>ohne Wurzel</translation>
    </message>
    <message>
        <source>no duration</source>
        <translation>keine Dauer</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>inferred, %1 %</source>
        <translation>erschlossen, %1 %</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>Go to cause</source>
        <translation>Zur Ursache gehen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Wasserfall</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Marked: %1</source>
        <translation>Markiert: %1</translation>
    </message>
    <message>
        <source>Filter in</source>
        <translation>Nur zeigen mit</translation>
    </message>
    <message>
        <source>Filter out</source>
        <translation>Ausblenden mit</translation>
    </message>
    <message>
        <source>%1 more, in the links of the event</source>
        <translation>%1 weitere, unter den Verknüpfungen des Ereignisses</translation>
    </message>
    <message>
        <source>Go to linked</source>
        <translation>Zu Verknüpftem gehen</translation>
    </message>
</context>
</TS>
