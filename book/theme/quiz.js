// Turns each task list in a <div class="quiz"> into answers to choose from. An answer's reason, the
// <span class="reason"> behind it, is shown when the answer is chosen. Without this script the list
// reads as it stands: the right answers ticked, a reason behind each.
"use strict";

document.querySelectorAll(".quiz").forEach((quiz, nth) => {
    quiz.classList.add("live");
    const question = quiz.querySelector("p");
    question.id ||= `question-${nth + 1}`;
    quiz.setAttribute("role", "group");
    quiz.setAttribute("aria-labelledby", question.id);
    // What a program can print is not right or wrong, but possible or not.
    const [yes, no] = quiz.querySelector(".outputs") ? ["Possible", "Impossible"] : ["Right", "No"];

    quiz.querySelectorAll("li").forEach((item, number) => {
        const box = item.querySelector("input");
        const reason = item.querySelector(".reason");
        if (!box || !reason) {
            return;
        }
        const verdict = document.createElement("strong");
        verdict.textContent = box.checked ? `✓ ${yes}. ` : `✗ ${no}. `;
        reason.prepend(verdict);
        reason.hidden = true;

        const answer = document.createElement("button");
        answer.type = "button";
        answer.setAttribute("aria-expanded", "false");
        answer.append(String.fromCharCode(65 + number) + ". ");
        const text = [...item.childNodes].filter((node) => node !== box && node !== reason);
        answer.append(...text);

        const result = document.createElement("div"); // there before the reason is, to be announced
        result.setAttribute("role", "status");
        result.append(reason);
        answer.addEventListener("click", () => {
            reason.hidden = false;
            answer.setAttribute("aria-expanded", "true");
        });
        item.replaceChildren(answer, result);
    });
});
