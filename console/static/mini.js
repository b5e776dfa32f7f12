// Hands Telegram's word for who opened the page on to the server, which looks whether it is true.

const given = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
const tell = (event) => {
  window.TelegramWebviewProxy?.postEvent(event, "{}");
  if (parent !== window) parent.postMessage(JSON.stringify({ eventType: event, eventData: {} }), "*");
};

if (given) {
  const form = document.getElementById("enter");
  document.getElementById("entering").hidden = false;
  tell("web_app_ready");
  tell("web_app_expand");
  form.elements.data.value = given;
  form.submit();
} else {
  document.getElementById("other-way").hidden = false;
}
