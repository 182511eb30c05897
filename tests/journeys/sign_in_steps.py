"""Steps at the door: signing in, by password or by code, and out again."""

from playwright.sync_api import expect

from csp.demonstration import PASSWORD
from tests.journeys.people import Walker
from tests.journeys.visit import Visit

PHONE_OF_THEIRS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CODE = r"^\s*([0-9A-Z]{3,}-?[0-9A-Z]{3,})\s*$"


class SignInSteps(Visit):
    """What one does before and after one's work."""

    def when_they_open_the_site(self) -> None:
        self.open("/")
        self.then_the_heading_is("Sign in")

    def and_sign_in_as(self, walker: Walker, *, password: str = PASSWORD) -> None:
        self.page.get_by_label("E-mail address").fill(walker.email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def given_somebody_new_with_a_phone(self) -> None:
        """Somebody whose browser can make passkeys; they come under a name, as passkeys need one."""
        self.given_somebody_new()
        phone = self.page.context.new_cdp_session(self.page)
        phone.send("WebAuthn.enable")
        phone.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_OF_THEIRS})

    def when_they_open_the_site_by_its_name(self) -> None:
        self.open(f"{self.site.named}/")
        self.then_the_heading_is("Sign in")

    def and_enter_their_password_again(self, password: str = PASSWORD) -> None:
        self.then_the_heading_is("Enter your password again")
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Go on")

    def and_use_their_passkey(self, words: str) -> None:
        """Press the button; the phone answers by itself."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()
        self.look()

    def and_ask_for_a_code(self, walker: Walker) -> None:
        self.follow("E-mail me a code instead")
        self.page.get_by_label("E-mail address").fill(walker.email)
        self.press("E-mail me a code")
        self.then_the_heading_is("Enter the code")

    def and_type_the_code_that_was_mailed(self) -> None:
        self.page.get_by_label("Code").fill(self.site.mailed(CODE))
        self.press("Sign in")

    def and_ask_for_a_new_password(self, walker: Walker) -> None:
        self.follow("I have forgotten my password")
        self.page.get_by_label("E-mail address").fill(walker.email)
        self.press("Send the link")

    def when_they_sign_out(self) -> None:
        self.press("Sign out")

    def when_their_session_ends(self) -> None:
        """The server forgets everybody; the browser keeps the page as it is."""
        self.site.end_every_session()

    def when_their_browser_forgets_who_they_are(self) -> None:
        """The cookie of the session is gone, as after it has run out."""
        self.page.context.clear_cookies(name="sessionid")

    def then_they_are_on_their_own_page(self, walker: Walker) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(f"Hello, {walker.name.split()[0]}.")
        expect(self.page).to_have_title("My work – Vale Community Safety Partnership")
